package io.penstock.platform.state;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.json.PlatformJson;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.ObjectReader;

/** Turns stored bytes into event records, without Axon: for replays, on the server and at the auditor's. */
public final class EventPayloads {

    private record Known(EventType type, ObjectReader reader) {}

    private final Map<String, Known> byName = new HashMap<>();

    public EventPayloads(EventTypes types) {
        for (EventType type : types.all()) {
            byName.put(type.name(), new Known(type, PlatformJson.mapper().readerFor(type.type())));
        }
    }

    /**
     * The event record.
     *
     * @throws IllegalStateException if this build does not know the event's name and revision
     */
    public Object read(String name, String revision, String payload) {
        var known = byName.get(name);
        if (known == null) {
            throw new IllegalStateException("the log holds an event that this build does not know: " + name);
        }
        if (!known.type().revision().equals(revision)) {
            throw new IllegalStateException("event " + name + " is stored in revision " + revision
                    + ", this build reads " + known.type().revision());
        }
        return known.reader().readValue(payload);
    }
}
