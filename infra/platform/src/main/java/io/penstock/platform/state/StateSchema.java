package io.penstock.platform.state;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import java.util.Comparator;

/** Tells snapshots that this build may use from all others. */
final class StateSchema {

    private StateSchema() {}

    /**
     * Changes whenever a state's records, its code, the code it calls or the revisions of its events change.
     *
     * @return 64 hexadecimal digits
     */
    static String of(StateType<?> type, EventTypes events) {
        var text = new ShapeText();
        text.add("state 1 " + type.streamType());
        StateShape.of(type.stateClass()).describe(text);
        text.first(type.eventClass());
        events.all().stream()
                .filter(event -> type.eventClass().isAssignableFrom(event.type()))
                .sorted(Comparator.comparing(EventType::name))
                .forEach(event -> text.add(event.name() + "@" + event.revision()));
        return text.hash();
    }
}
