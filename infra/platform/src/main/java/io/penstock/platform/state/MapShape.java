package io.penstock.platform.state;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A map as an object, its members sorted. Keys are whatever is a text in canonical JSON. */
final class MapShape extends StateShape {

    private final boolean sorted;
    private final StateShape key;
    private final StateShape element;

    MapShape(Class<?> raw, Type key, Type element) {
        this.sorted = raw == SortedMap.class;
        this.key = StateShape.of(key);
        this.element = StateShape.of(element);
        if (!(this.key instanceof PlainShape)) {
            throw new IllegalArgumentException("a state's map has no key of type " + key);
        }
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        var texts = new TreeMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(value)).forEach((k, v) -> {
            var text = new StringBuilder();
            key.write(k, text);
            texts.put(text.charAt(0) == '"' ? text.toString() : "\"" + text + "\"", v);
        });
        var separator = "{";
        for (var entry : texts.entrySet()) {
            out.append(separator).append(entry.getKey()).append(':');
            element.write(entry.getValue(), out);
            separator = ",";
        }
        out.append(separator.equals("{") ? "{}" : "}");
    }

    @Override
    Object read(JsonNode node) {
        Map<Object, Object> all = sorted ? new TreeMap<>() : new HashMap<>();
        node.properties()
                .forEach(member -> all.put(
                        Objects.requireNonNull(key.read(StringNode.valueOf(member.getKey()))),
                        Objects.requireNonNull(element.read(member.getValue()))));
        return sorted ? Collections.unmodifiableSortedMap((SortedMap<Object, Object>) all) : Map.copyOf(all);
    }

    @Override
    void describe(ShapeText out) {
        out.add("{}");
        key.describe(out);
        element.describe(out);
    }
}
