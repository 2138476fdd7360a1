package io.penstock.platform.state;

import io.penstock.platform.eventstore.EventReader;
import io.penstock.platform.eventstore.EventTypes;

/** Turns stored bytes into event records, without Axon: for replays, on the server and at the auditor's. */
public final class EventPayloads {

    private final EventReader reader;

    public EventPayloads(EventTypes types) {
        reader = new EventReader(types);
    }

    /**
     * The event record, in the form of today.
     *
     * @throws IllegalStateException if this build knows no way from the event's name and revision
     */
    public Object read(String name, String revision, String payload) {
        return reader.read(name, revision, payload);
    }
}
