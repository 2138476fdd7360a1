package io.penstock.platform.eventstore;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that stored the last events of the streams this process wrote to lately, so that an append need not
 * ask the log for them. What is committed never changes: an entry may be forgotten, and cannot become wrong.
 */
final class LastAppends {

    private static final int PLACES = 1 << 12;

    private final AtomicReferenceArray<@Nullable Last> places = new AtomicReferenceArray<>(PLACES);

    private record Last(String streamId, long sequence, String transaction) {}

    /** The transaction that stored this event of the stream; null if it is not known here. */
    @Nullable
    String of(String streamId, long sequence) {
        var last = places.get(place(streamId));
        return last != null && last.sequence() == sequence && last.streamId().equals(streamId)
                ? last.transaction()
                : null;
    }

    /** The event is committed. */
    void put(String streamId, long sequence, String transaction) {
        places.set(place(streamId), new Last(streamId, sequence, transaction));
    }

    private static int place(String streamId) {
        int hash = streamId.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
