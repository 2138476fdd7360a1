package io.penstock.platform.state;

import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value without parts. */
final class PlainShape extends StateShape {

    private final String name;
    private final BiConsumer<Object, StringBuilder> write;
    private final Function<JsonNode, Object> read;

    private PlainShape(String name, BiConsumer<Object, StringBuilder> write, Function<JsonNode, Object> read) {
        this.name = name;
        this.write = write;
        this.read = read;
    }

    static <T> PlainShape text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        return new PlainShape(
                type.getSimpleName(),
                (value, out) -> Canonical.text(write.apply(type.cast(value)), out),
                node -> read.apply(node.stringValue()));
    }

    static <T> PlainShape number(Class<T> type, Function<String, T> read) {
        return new PlainShape(
                type.getSimpleName(), (value, out) -> out.append(value), node -> read.apply(node.asString()));
    }

    static PlainShape truth() {
        return new PlainShape("Boolean", (value, out) -> out.append(value), JsonNode::booleanValue);
    }

    static PlainShape constant(Class<?> type) {
        return new PlainShape(
                type.getName(),
                (value, out) -> Canonical.text(((Enum<?>) value).name(), out),
                node -> constant(type, node.stringValue()));
    }

    static PlainShape money() {
        return new PlainShape(
                "Money",
                (value, out) -> {
                    var money = (Money) value;
                    out.append("{\"currency\":\"")
                            .append(money.currency().getCurrencyCode())
                            .append("\",\"minorUnits\":\"")
                            .append(money.minorUnits())
                            .append("\"}");
                },
                node -> new Money(
                        Currency.getInstance(node.required("currency").stringValue()),
                        Long.parseLong(node.required("minorUnits").stringValue())));
    }

    private static Object constant(Class<?> type, String name) {
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no constant " + name);
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("null");
        } else {
            write.accept(value, out);
        }
    }

    @Override
    @Nullable
    Object read(JsonNode node) {
        return node.isNull() ? null : read.apply(node);
    }

    @Override
    void describe(ShapeText out) {
        out.add(name);
    }
}
