package io.penstock.platform.eventstore;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Comparator;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A position in the log: transaction, then index. The whole token; there is no list of gaps.
 *
 * @param xid id of the top-level transaction that appended the event
 * @param index global index of the event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HorizonToken(long xid, long index) implements TrackingToken, Comparable<HorizonToken> {

    /** Before the first event. */
    public static final HorizonToken START = new HorizonToken(0, 0);

    private static final Comparator<HorizonToken> ORDER =
            Comparator.comparingLong(HorizonToken::xid).thenComparingLong(HorizonToken::index);

    /**
     * Reads {@code "xid:index"}.
     *
     * @throws IllegalArgumentException if the text is no position
     */
    public static HorizonToken parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no log position: " + text);
        }
        return new HorizonToken(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    @Override
    public int compareTo(HorizonToken other) {
        return ORDER.compare(this, other);
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return compareTo((HorizonToken) other) <= 0 ? this : other;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return compareTo((HorizonToken) other) >= 0 ? this : other;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || compareTo((HorizonToken) other) >= 0;
    }

    /** For display alone: the log's order is not the order of the index. */
    @Override
    public OptionalLong position() {
        return OptionalLong.of(index);
    }

    /** {@code "xid:index"}. */
    @Override
    public String toString() {
        return xid + ":" + index;
    }
}
