package io.penstock.deal;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects the members of one JSON object. What is absent or as usual is left out. */
final class JsonFields {

    private final SortedMap<String, Json> members = new TreeMap<>();

    JsonFields put(String key, Json value) {
        members.put(key, value);
        return this;
    }

    JsonFields text(String key, Object value) {
        return put(key, new Json.Text(value.toString()));
    }

    JsonFields textUnless(String key, Object value, Object usual) {
        return value.equals(usual) ? this : text(key, value);
    }

    JsonFields optional(String key, Optional<?> value) {
        value.ifPresent(present -> text(key, present));
        return this;
    }

    JsonFields optionalJson(String key, Optional<? extends Json> value) {
        value.ifPresent(present -> put(key, present));
        return this;
    }

    <T> JsonFields list(String key, Collection<T> items, Function<? super T, Json> writer) {
        return put(key, Json.Array.of(items.stream().map(writer).toList()));
    }

    <T> JsonFields listUnlessEmpty(String key, Collection<T> items, Function<? super T, Json> writer) {
        return items.isEmpty() ? this : list(key, items, writer);
    }

    <T> JsonFields map(String key, SortedMap<String, T> map, Function<? super T, Json> writer) {
        return map.isEmpty() ? this : put(key, mapOf(map, writer));
    }

    static <T> Json mapOf(SortedMap<String, T> map, Function<? super T, Json> writer) {
        var out = new TreeMap<String, Json>();
        map.forEach((name, value) -> out.put(name, writer.apply(value)));
        return Json.Members.of(out);
    }

    Json json() {
        return Json.Members.of(members);
    }
}
