package io.penstock.platform.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection stands.
 *
 * @param rows in all its tables
 * @param position {@code xid:index} of the last event in it
 * @param lag readable events that are not in it yet; counted up to 10,000
 * @param hash of all rows, or null if it was not asked for
 * @param rebuilding {@code xid:index} that a rebuild has come to, or null
 */
public record ProjectionStatus(
        String name,
        List<String> tables,
        long rows,
        String position,
        long lag,
        @Nullable String hash,
        @Nullable String rebuilding) {}
