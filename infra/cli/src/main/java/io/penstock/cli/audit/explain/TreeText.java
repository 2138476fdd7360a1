package io.penstock.cli.audit.explain;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.output.Table;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** Prints an explanation as a tree, then the events that it names. A figure that comes again is not told again. */
final class TreeText {

    private final PrintWriter out;
    private final Set<Explanation> told = Collections.newSetFromMap(new IdentityHashMap<>());
    private final SequencedMap<String, Fact> events = new TreeMap<>(TreeText::byPlace);

    private TreeText(PrintWriter out) {
        this.out = out;
    }

    static void print(Explanation explanation, PrintWriter out) {
        var tree = new TreeText(out);
        tree.node(explanation, "", "");
        if (!tree.events.isEmpty()) {
            out.println();
            tree.events();
        }
        out.flush();
    }

    private void node(Explanation node, String first, String rest) {
        boolean again = !node.parts().isEmpty() && !told.add(node);
        out.println(first + head(node) + (again ? "  (explained above)" : ""));
        node.facts().forEach(fact -> events.put(fact.place(), fact));
        if (again) {
            return;
        }
        var parts = node.parts();
        var margin = rest + (parts.isEmpty() ? "   " : "│  ");
        node.because().forEach(line -> out.println(margin + line));
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            node(parts.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
        }
    }

    private static String head(Explanation node) {
        var text = new StringBuilder(node.value());
        if (!node.value().isEmpty()) {
            text.append("  ");
        }
        text.append(node.title());
        if (!node.facts().isEmpty()) {
            text.append("  [")
                    .append(node.facts().stream().map(Fact::place).distinct().collect(joining(" ")))
                    .append(']');
        }
        return text.toString();
    }

    private void events() {
        out.println("Events");
        var table = Table.of("position", "event", "of", "recorded at", "by", "command");
        events.values()
                .forEach(e -> table.row(e.place(), e.name(), e.stream(), e.recordedAt(), e.actor(), e.commandId()));
        table.print(out);
    }

    private static int byPlace(String left, String right) {
        int byService = service(left).compareTo(service(right));
        return byService != 0 ? byService : Long.compare(position(left), position(right));
    }

    private static String service(String place) {
        return place.substring(0, place.indexOf(':'));
    }

    private static long position(String place) {
        return Long.parseLong(place.substring(place.indexOf(':') + 1));
    }
}
