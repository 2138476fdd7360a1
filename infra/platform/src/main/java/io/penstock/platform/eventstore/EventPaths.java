package io.penstock.platform.eventstore;

import io.penstock.platform.json.PlatformJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** The way from each stored form to the class that reads it, worked out once. */
final class EventPaths {

    /** A stored form: what stands in the columns {@code name} and {@code revision}. */
    private record Form(String name, String revision) {

        @Override
        public String toString() {
            return name + "@" + revision;
        }
    }

    /** Steps to take, oldest first, and what reads the tree at their end. */
    record Path(EventType target, List<UnaryOperator<ObjectNode>> steps, ObjectReader reader) {

        Path(EventType target, List<UnaryOperator<ObjectNode>> steps) {
            this(target, List.copyOf(steps), PlatformJson.mapper().readerFor(target.type()));
        }
    }

    private final Map<Form, Path> byForm = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** @throws IllegalArgumentException if two steps leave one form, or a step leads to no declared type */
    EventPaths(Collection<EventType> types, Collection<EventUpcaster> upcasters) {
        var current = new HashMap<Form, EventType>();
        for (EventType type : types) {
            current.put(new Form(type.name(), type.revision()), type);
        }
        var next = new HashMap<Form, EventUpcaster>();
        for (EventUpcaster each : upcasters) {
            var from = new Form(each.name(), each.revision());
            if (current.containsKey(from)) {
                throw new IllegalArgumentException("upcaster of " + from + ", which is read as it stands");
            }
            if (next.put(from, each) != null) {
                throw new IllegalArgumentException("two upcasters of " + from);
            }
        }
        current.forEach((form, type) -> byForm.put(form, new Path(type, List.of())));
        next.keySet().forEach(form -> byForm.put(form, path(form, next, current)));
        byForm.keySet().forEach(form -> names.add(form.name()));
    }

    private static Path path(Form start, Map<Form, EventUpcaster> next, Map<Form, EventType> current) {
        var steps = new ArrayList<UnaryOperator<ObjectNode>>();
        var form = start;
        for (var each = next.get(form); each != null; each = next.get(form)) {
            if (steps.size() > next.size()) {
                throw new IllegalArgumentException("upcasters of " + start + " go round in a circle");
            }
            steps.add(each.step());
            form = new Form(each.nextName(), each.nextRevision());
        }
        var target = current.get(form);
        if (target == null) {
            throw new IllegalArgumentException("upcasters of " + start + " end at " + form + ", which no class reads");
        }
        return new Path(target, steps);
    }

    Optional<Path> find(String name, String revision) {
        return Optional.ofNullable(byForm.get(new Form(name, revision)));
    }

    /** Whether any revision of the name is known. */
    boolean knows(String name) {
        return names.contains(name);
    }
}
