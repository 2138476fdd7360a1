package io.penstock.platform.state;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A sealed type: one of its records, told apart by their simple names. */
final class ChoiceShape extends StateShape {

    private final Class<?> type;
    private final Map<Class<?>, RecordShape> byClass = new HashMap<>();
    private final Map<String, RecordShape> byName = new TreeMap<>();

    ChoiceShape(Class<?> type) {
        this.type = type;
        collect(type);
    }

    private void collect(Class<?> sealed) {
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            if (each.isSealed()) {
                collect(each);
            } else if (!each.isRecord()) {
                throw new IllegalArgumentException("a state holds no " + each.getName());
            } else {
                var shape = new RecordShape(each);
                byClass.put(each, shape);
                if (byName.put(each.getSimpleName(), shape) != null) {
                    throw new IllegalArgumentException(
                            "two records of " + type.getName() + " are called " + each.getSimpleName());
                }
            }
        }
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("null");
            return;
        }
        var shape = byClass.get(value.getClass());
        if (shape == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " is no " + type.getName());
        }
        shape.write(value, value.getClass().getSimpleName(), out);
    }

    @Override
    @Nullable
    Object read(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        var shape = byName.get(node.required(RecordShape.IS).stringValue());
        if (shape == null) {
            throw new IllegalArgumentException(type.getName() + " is never a " + node.required(RecordShape.IS));
        }
        return shape.read(node);
    }

    @Override
    void describe(ShapeText out) {
        if (!out.first(type)) {
            return;
        }
        byName.forEach((name, shape) -> {
            out.add("|" + name);
            shape.describe(out);
        });
    }
}
