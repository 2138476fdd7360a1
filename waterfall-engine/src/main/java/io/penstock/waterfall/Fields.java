package io.penstock.waterfall;

import io.penstock.deal.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads the members of one JSON object. Our own program wrote it, so a member that is missing, unknown or
 * unreadable throws, with its path.
 */
final class Fields {

    private final SortedMap<String, Json> members;
    private final String path;
    private final Set<String> known = new HashSet<>();

    Fields(Json json, String path) {
        if (!(json instanceof Json.Members(var found))) {
            throw new IllegalArgumentException(path + ": an object is expected");
        }
        this.members = found;
        this.path = path;
    }

    String text(String key) {
        return text(json(key), at(key));
    }

    private static String text(Json json, String path) {
        if (json instanceof Json.Text(var value)) {
            return value;
        }
        throw new IllegalArgumentException(path + ": a text is expected");
    }

    <T> T value(String key, Function<String, T> parser) {
        var text = text(key);
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(at(key) + ": " + e.getMessage(), e);
        }
    }

    /** Whether an optional member is there. */
    boolean has(String key) {
        return members.containsKey(key);
    }

    /** @throws IllegalArgumentException if the object says that it is something else */
    void schema(String expected) {
        if (!text("schema").equals(expected)) {
            throw new IllegalArgumentException("schema is " + text("schema") + ", not " + expected);
        }
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(at(key) + ": true or false is expected, not " + text(key));
        };
    }

    /** A list of texts. */
    List<String> texts(String key) {
        return items(key, Fields::text);
    }

    <T> T object(String key, Function<Fields, T> reader) {
        return read(json(key), at(key), reader);
    }

    <T> List<T> list(String key, Function<Fields, T> reader) {
        return items(key, (json, path) -> read(json, path, reader));
    }

    private <T> List<T> items(String key, BiFunction<Json, String, T> reader) {
        if (!(json(key) instanceof Json.Array(var items))) {
            throw new IllegalArgumentException(at(key) + ": a list is expected");
        }
        var out = new ArrayList<T>();
        for (int i = 0; i < items.size(); i++) {
            out.add(reader.apply(items.get(i), at(key) + "[" + i + "]"));
        }
        return out;
    }

    /** An object of objects. */
    <T> SortedMap<String, T> objects(String key, Function<Fields, T> reader) {
        var inner = new Fields(json(key), at(key));
        var out = new TreeMap<String, T>();
        inner.members.forEach((name, json) -> out.put(name, read(json, inner.at(name), reader)));
        return out;
    }

    /** An object of texts. */
    <T> SortedMap<String, T> texts(String key, Function<String, T> parser) {
        var inner = new Fields(json(key), at(key));
        var out = new TreeMap<String, T>();
        inner.members.keySet().forEach(name -> out.put(name, inner.value(name, parser)));
        return out;
    }

    static <T> T read(Json json, String path, Function<Fields, T> reader) {
        var fields = new Fields(json, path);
        T value;
        try {
            value = reader.apply(fields);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
        var unknown = new HashSet<>(fields.members.keySet());
        unknown.removeAll(fields.known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(path + ": unknown " + unknown);
        }
        return value;
    }

    private Json json(String key) {
        known.add(key);
        var json = members.get(key);
        if (json == null) {
            throw new IllegalArgumentException(at(key) + " is missing");
        }
        return json;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
