package io.penstock.platform.state;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A list, in its order. */
final class ListShape extends StateShape {

    private final StateShape element;

    ListShape(Type element) {
        this.element = StateShape.of(element);
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        var separator = "[";
        for (Object each : (List<?>) Objects.requireNonNull(value)) {
            out.append(separator);
            element.write(each, out);
            separator = ",";
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }

    @Override
    Object read(JsonNode node) {
        var all = new ArrayList<Object>(node.size());
        for (JsonNode each : node) {
            all.add(Objects.requireNonNull(element.read(each)));
        }
        return List.copyOf(all);
    }

    @Override
    void describe(ShapeText out) {
        out.add("[]");
        element.describe(out);
    }
}
