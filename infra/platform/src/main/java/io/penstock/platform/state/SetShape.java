package io.penstock.platform.state;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A set, in the order of its elements' canonical text: a hash table's own order differs from run to run. */
final class SetShape extends StateShape {

    private final boolean sorted;
    private final StateShape element;

    SetShape(Class<?> raw, Type element) {
        this.sorted = raw == SortedSet.class;
        this.element = StateShape.of(element);
    }

    @Override
    void write(@Nullable Object value, StringBuilder out) {
        var texts = new TreeSet<String>();
        for (Object each : (Set<?>) Objects.requireNonNull(value)) {
            var text = new StringBuilder();
            element.write(each, text);
            texts.add(text.toString());
        }
        out.append('[').append(String.join(",", texts)).append(']');
    }

    @Override
    Object read(JsonNode node) {
        Set<Object> all = sorted ? new TreeSet<>() : LinkedHashSet.newLinkedHashSet(node.size());
        for (JsonNode each : node) {
            all.add(Objects.requireNonNull(element.read(each)));
        }
        return sorted ? Collections.unmodifiableSortedSet((SortedSet<Object>) all) : Set.copyOf(all);
    }

    @Override
    void describe(ShapeText out) {
        out.add("<>");
        element.describe(out);
    }
}
