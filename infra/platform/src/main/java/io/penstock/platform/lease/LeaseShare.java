package io.penstock.platform.lease;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How instances come to do about the same number of workers each: whoever has at least two fewer than another asks for
 * one of those, one at a time. Equal shares ask for nothing, so nothing goes to and fro.
 */
final class LeaseShare {

    private LeaseShare() {}

    /**
     * The lease to ask for.
     *
     * @param wanted names that wait in this instance
     * @param rows all leases of the service
     */
    static Optional<LeaseRow> wish(String instance, Collection<String> wanted, List<LeaseRow> rows) {
        if (rows.stream().anyMatch(row -> instance.equals(row.wantedBy()))) {
            return Optional.empty();
        }
        long mine = count(instance, rows);
        return rows.stream()
                .filter(row -> wanted.contains(row.name()) && !row.free() && row.wantedBy() == null)
                .filter(row -> row.owner() != null && count(row.owner(), rows) >= mine + 2)
                .findFirst();
    }

    private static long count(String instance, List<LeaseRow> rows) {
        return rows.stream().filter(row -> row.isOf(instance)).count();
    }
}
