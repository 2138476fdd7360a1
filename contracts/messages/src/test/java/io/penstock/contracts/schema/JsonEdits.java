package io.penstock.contracts.schema;

import io.penstock.deal.Json;
import java.util.ArrayList;
import java.util.TreeMap;

/** Copies of a JSON tree with one key more or less. */
final class JsonEdits {

    private JsonEdits() {}

    /** The tree with a key more in the object at the path. */
    static Json with(Json json, String path, String key) {
        if (path.isEmpty()) {
            var members = new TreeMap<>(((Json.Members) json).members());
            members.put(key, new Json.Text("x"));
            return Json.Members.of(members);
        }
        var normal = path.startsWith("[") ? path : path.replaceFirst("^\\.", "");
        int end = end(normal);
        var step = normal.substring(0, end);
        var rest = normal.substring(end).replaceFirst("^\\.", "");
        if (step.startsWith("[")) {
            var items = new ArrayList<>(((Json.Array) json).items());
            int i = Integer.parseInt(step.substring(1, step.length() - 1));
            items.set(i, with(items.get(i), rest, key));
            return Json.Array.of(items);
        }
        var members = new TreeMap<>(((Json.Members) json).members());
        members.computeIfPresent(step, (_, value) -> with(value, rest, key));
        return Json.Members.of(members);
    }

    private static int end(String path) {
        if (path.startsWith("[")) {
            return path.indexOf(']') + 1;
        }
        int dot = path.indexOf('.');
        int bracket = path.indexOf('[');
        int end = dot < 0 ? path.length() : dot;
        return bracket < 0 ? end : Math.min(end, bracket);
    }

    /** The tree without a key at its top. */
    static Json without(Json json, String key) {
        var members = new TreeMap<>(((Json.Members) json).members());
        members.remove(key);
        return Json.Members.of(members);
    }
}
