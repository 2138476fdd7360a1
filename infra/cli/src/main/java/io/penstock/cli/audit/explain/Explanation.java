package io.penstock.cli.audit.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure and what it follows from. A tree, in which a figure that is used twice is one and the same object.
 *
 * @param value as printed, {@code "USD 1,234.56"}; empty for a reason that is no figure
 * @param title what it is, in the reader's words
 * @param because how it follows from the parts: formula, rule text, arithmetic; a line each
 * @param facts the events that hold it
 * @param parts what it was computed from
 */
record Explanation(String value, String title, List<String> because, List<Fact> facts, List<Explanation> parts) {

    Explanation {
        because = List.copyOf(because);
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
    }

    static Draft of(String value, String title) {
        return new Draft(value, title);
    }

    /** For {@code --json}. A figure with parts that comes again is told once, and then named by its number. */
    Map<String, Object> toMap() {
        return toMap(new IdentityHashMap<>());
    }

    private Map<String, Object> toMap(Map<Explanation, Integer> told) {
        var map = new LinkedHashMap<String, Object>();
        map.put("value", value);
        map.put("title", title);
        var number = told.get(this);
        if (number != null && !parts.isEmpty()) {
            map.put("explainedAt", number);
            return map;
        }
        told.put(this, told.size() + 1);
        map.put("number", told.size());
        map.put("because", because);
        map.put("events", facts.stream().map(Fact::toMap).toList());
        map.put("from", parts.stream().map(part -> part.toMap(told)).toList());
        return map;
    }

    /** An explanation in the making. */
    static final class Draft {

        private final String value;
        private final String title;
        private final List<String> because = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<Explanation> parts = new ArrayList<>();

        private Draft(String value, String title) {
            this.value = value;
            this.title = title;
        }

        Draft because(String line) {
            because.add(line);
            return this;
        }

        Draft fact(Fact fact) {
            facts.add(fact);
            return this;
        }

        Draft facts(List<Fact> more) {
            facts.addAll(more);
            return this;
        }

        Draft part(Explanation part) {
            parts.add(part);
            return this;
        }

        Draft parts(List<Explanation> more) {
            parts.addAll(more);
            return this;
        }

        Explanation done() {
            return new Explanation(value, title, because, facts, parts);
        }
    }
}
