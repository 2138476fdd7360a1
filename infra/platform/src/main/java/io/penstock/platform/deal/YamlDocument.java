package io.penstock.platform.deal;

import java.util.HashMap;
import java.util.Map;

/**
 * A document as it was read: its canonical JSON, and where in the file each part stands.
 *
 * <p>Paths are those of the findings of {@code io.penstock.deal}: {@code "tranches[1].coupon.fixed"}, empty for the
 * document as a whole.
 */
public final class YamlDocument {

    private final String canonicalJson;
    private final Map<String, Place> places;

    YamlDocument(String canonicalJson, Map<String, Place> places) {
        this.canonicalJson = canonicalJson;
        this.places = new HashMap<>(places);
    }

    /** Where something stands, both counted from 1. */
    public record Place(int line, int column) {

        /** The form of compilers, {@code 12:5}. */
        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    public String canonicalJson() {
        return canonicalJson;
    }

    /** Where the part stands; of a part that is missing, where that stands which it is missing from. */
    public Place placeOf(String path) {
        for (var at = path; !at.isEmpty(); at = parent(at)) {
            var place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return places.getOrDefault("", new Place(1, 1));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
