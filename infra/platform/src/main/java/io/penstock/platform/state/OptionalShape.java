package io.penstock.platform.state;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value or nothing; nothing is {@code null}. */
final class OptionalShape extends StateShape {

    private final StateShape element;

    OptionalShape(Type element) {
        this.element = StateShape.of(element);
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        ((Optional<?>) Objects.requireNonNull(value))
                .ifPresentOrElse(present -> element.write(present, out), () -> out.append("null"));
    }

    @Override
    Object read(JsonNode node) {
        return Optional.ofNullable(element.read(node));
    }

    @Override
    void describe(ShapeText out) {
        out.add("?");
        element.describe(out);
    }
}
