package io.penstock.platform.eventstore;

import io.penstock.platform.publish.RecordedEvent;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** Turns rows of the log back into event records. */
public final class EventDecoder {

    private final Serializer events;

    public EventDecoder(Serializer eventSerializer) {
        this.events = eventSerializer;
    }

    /**
     * The event record.
     *
     * @throws IllegalStateException if this build does not know the event's name and revision
     */
    public Object payload(LoggedEvent event) {
        var row = event.record();
        return events.deserialize(new SimpleSerializedObject<>(
                row.payload(), String.class, new SimpleSerializedType(row.name(), row.revision())));
    }

    public RecordedEvent decode(LoggedEvent event) {
        var row = event.record();
        return new RecordedEvent(row.eventId(), row.streamId(), row.sequence(), event.recordedAt(), payload(event));
    }
}
