package io.penstock.cli.pay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts published figures that were reproduced, by kind, and keeps those that were not. */
final class Tally {

    private final Map<String, Integer> reproduced = new TreeMap<>();
    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    /** Compares one figure; whether it is the published one. */
    boolean compare(String kind, String where, Object published, @Nullable Object computed) {
        compared.merge(kind, 1, Integer::sum);
        boolean same = published.equals(computed);
        if (same) {
            reproduced.merge(kind, 1, Integer::sum);
        } else {
            differences.add(kind + ", " + where + ": published " + published + ", computed " + computed);
        }
        return same;
    }

    /** {@code "577 of 577"}. */
    String count(String kind) {
        return reproduced.getOrDefault(kind, 0) + " of " + compared.getOrDefault(kind, 0);
    }

    /** All kinds together. */
    String count() {
        return sum(reproduced) + " of " + sum(compared);
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    /** Every kind with its count, one a line, for the log of the build. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        compared.keySet()
                .forEach(kind -> text.append("  ")
                        .append(kind)
                        .append(": ")
                        .append(count(kind))
                        .append('\n'));
        return text.toString();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(i -> i).sum();
    }
}
