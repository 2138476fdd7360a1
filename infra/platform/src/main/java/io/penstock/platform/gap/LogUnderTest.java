package io.penstock.platform.gap;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** An event store as a writer and a reader of its events see it. */
public interface LogUnderTest {

    String name();

    /** A transaction of its own connection, open until it is ended. */
    Write begin();

    /** Everything that a reader gets who stands at the position; null stands before the first event. */
    Page read(@Nullable TrackingToken position);

    /** An open transaction. Its methods may be called from any thread, one at a time. */
    interface Write {

        /** Appends an event with this id; its index is taken now. */
        void append(String eventId);

        void commit();

        void rollback();
    }

    /**
     * What was read, in the order of the reader.
     *
     * @param position where the reader stands now
     */
    record Page(List<String> eventIds, @Nullable TrackingToken position) {}
}
