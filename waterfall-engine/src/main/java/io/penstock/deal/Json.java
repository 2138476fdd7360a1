package io.penstock.deal;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON tree whose only scalars are texts.
 *
 * <p>Numbers are written as texts because many readers would pass them through binary floating point,
 * which destroys money and rates. Booleans and null have no use in our documents.
 */
public sealed interface Json {

    record Text(String value) implements Json {}

    record Array(List<Json> items) implements Json {

        public Array {
            items = List.copyOf(items);
        }

        public static Array of(Collection<? extends Json> items) {
            return new Array(List.copyOf(items));
        }

        public static Array ofTexts(Collection<String> texts) {
            return new Array(texts.stream().<Json>map(Text::new).toList());
        }
    }

    /** Members in the order of {@link CanonicalJson#BY_CODE_POINT}. */
    record Members(SortedMap<String, Json> members) implements Json {

        public Members {
            var sorted = new TreeMap<String, Json>(CanonicalJson.BY_CODE_POINT);
            sorted.putAll(members);
            members = Collections.unmodifiableSortedMap(sorted);
        }

        public static Members of(Map<String, ? extends Json> members) {
            var sorted = new TreeMap<String, Json>(CanonicalJson.BY_CODE_POINT);
            sorted.putAll(members);
            return new Members(sorted);
        }
    }
}
