package io.penstock.deal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Walks into a JSON tree that is known to have the shape. */
public final class JsonPaths {

    private JsonPaths() {}

    /** The value behind the keys. */
    public static Json at(Json json, String... keys) {
        var found = json;
        for (var key : keys) {
            found = requireNonNull(((Json.Members) found).members().get(key), key);
        }
        return found;
    }

    public static String text(Json json, String... keys) {
        return ((Json.Text) at(json, keys)).value();
    }

    public static List<Json> items(Json json, String... keys) {
        return ((Json.Array) at(json, keys)).items();
    }
}
