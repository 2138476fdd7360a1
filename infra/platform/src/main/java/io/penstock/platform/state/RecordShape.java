package io.penstock.platform.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record: one member a component. */
final class RecordShape extends StateShape {

    /** Says which record of a sealed type it is. Sorts before every component's name. */
    static final String IS = "@is";

    private record Part(String name, int place, Method accessor, StateShape shape) {

        static Part of(RecordComponent component, int place) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(component.getName(), place, accessor, StateShape.of(component.getGenericType()));
        }
    }

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Part[] sorted;

    RecordShape(Class<?> type) {
        this.type = type;
        var components = type.getRecordComponents();
        this.constructor = constructor(type, components);
        this.sorted = new Part[components.length];
        for (int i = 0; i < components.length; i++) {
            sorted[i] = Part.of(components[i], i);
        }
        Arrays.sort(sorted, Comparator.comparing(Part::name));
    }

    /** An id stands for its text. */
    static StateShape id(Class<?> type) {
        var shape = new RecordShape(type);
        return PlainShape.text(
                Object.class,
                value -> String.valueOf(shape.part(shape.sorted[0], value)),
                text -> shape.make(new @Nullable Object[] {text}));
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("null");
            return;
        }
        write(value, null, out);
    }

    void write(Object value, @Nullable String choice, StringBuilder out) {
        out.append('{');
        var separator = "";
        if (choice != null) {
            out.append("\"@is\":");
            Canonical.text(choice, out);
            separator = ",";
        }
        for (Part part : sorted) {
            out.append(separator).append('"').append(part.name()).append("\":");
            part.shape().write(part(part, value), out);
            separator = ",";
        }
        out.append('}');
    }

    @Override
    @Nullable
    Object read(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        var arguments = new @Nullable Object[sorted.length];
        for (Part part : sorted) {
            arguments[part.place()] = part.shape().read(node.required(part.name()));
        }
        return make(arguments);
    }

    @Override
    void describe(ShapeText out) {
        if (!out.first(type)) {
            return;
        }
        for (Part part : sorted) {
            out.add("." + part.name());
            part.shape().describe(out);
        }
    }

    private @Nullable Object part(Part part, Object value) {
        try {
            return part.accessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + part.name() + " of " + type.getName(), e);
        }
    }

    private Object make(@Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            var found = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }
}
