package io.penstock.platform.eventstore;

import io.penstock.platform.publish.RecordedEvent;

/** Turns rows of the log back into event records. */
public final class EventDecoder {

    private final EventReader reader;

    public EventDecoder(EventReader reader) {
        this.reader = reader;
    }

    /** For readers without a service around them. */
    public static EventDecoder of(EventTypes types) {
        return new EventDecoder(new EventReader(types));
    }

    /**
     * The event record.
     *
     * @throws UnknownEventException if this build knows no way from the event's name and revision
     */
    public Object payload(LoggedEvent event) {
        var row = event.record();
        return reader.read(row.name(), row.revision(), row.payload());
    }

    public RecordedEvent decode(LoggedEvent event) {
        var row = event.record();
        return new RecordedEvent(row.eventId(), row.streamId(), row.sequence(), event.recordedAt(), payload(event));
    }
}
