package io.penstock.platform.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of one context, or of a whole service. Each context declares one bean; the platform merges them. */
public final class EventTypes {

    private final List<EventType> all;
    private final Map<String, EventType> byName = new HashMap<>();
    private final Map<Class<?>, EventType> byClass = new HashMap<>();
    private final List<EventUpcaster> upcasters;
    private final EventPaths paths;

    private EventTypes(List<EventType> all, List<EventUpcaster> upcasters) {
        this.all = all;
        this.upcasters = upcasters;
        for (EventType each : all) {
            if (byName.putIfAbsent(each.name(), each) != null) {
                throw new IllegalArgumentException("two event types are named " + each.name());
            }
            if (byClass.putIfAbsent(each.type(), each) != null) {
                throw new IllegalArgumentException(each.type().getName() + " has two event names");
            }
        }
        paths = new EventPaths(all, upcasters);
    }

    /**
     * The events of one context.
     *
     * @throws IllegalArgumentException if a name or a class occurs twice
     */
    public static EventTypes of(EventType... types) {
        return new EventTypes(List.of(types), List.of());
    }

    /**
     * The events of all contexts together.
     *
     * @throws IllegalArgumentException if a name or a class occurs twice over all contexts
     */
    public static EventTypes merge(Collection<EventTypes> contexts) {
        return new EventTypes(
                contexts.stream().flatMap(context -> context.all.stream()).toList(),
                contexts.stream().flatMap(context -> context.upcasters.stream()).toList());
    }

    /**
     * The same events, with ways from the forms in which they were stored before.
     *
     * @throws IllegalArgumentException if two steps leave one form, or a step leads to no event of this context
     */
    public EventTypes upcasting(EventUpcaster... steps) {
        return new EventTypes(
                all, Stream.concat(upcasters.stream(), Stream.of(steps)).toList());
    }

    public Optional<EventType> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<EventType> byClass(Class<?> type) {
        return Optional.ofNullable(byClass.get(type));
    }

    public List<EventType> all() {
        return all;
    }

    /** Steps from older forms. */
    public List<EventUpcaster> upcasters() {
        return upcasters;
    }

    EventPaths paths() {
        return paths;
    }
}
