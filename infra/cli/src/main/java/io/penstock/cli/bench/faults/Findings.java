package io.penstock.cli.bench.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checker found wrong, counted by kind, with the first of each in words. */
public final class Findings {

    private static final int SHOWN = 20;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<String> texts = new ArrayList<>();

    /** What can be wrong. */
    public enum Kind {
        /** Acknowledged and not in the log. */
        LOST,
        /** There more than once. */
        DOUBLED,
        /** In the log, and passed over by a reader of it. */
        SKIPPED,
        /** Seen in another order than that of the log. */
        REORDERED,
        /** Two figures that must agree do not. */
        DIFFERENT,
        /** A process ended or did not come up though nothing was done to it, or refused what it must accept. */
        UNSOUND
    }

    /** Counts one; the first of them are kept in words. */
    public synchronized void add(Kind kind, String text) {
        long seen = counts.merge(kind, 1L, Long::sum);
        if (seen <= SHOWN) {
            texts.add(kind + ": " + text);
        }
    }

    /** How many of a kind. */
    public synchronized long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Whether all held. */
    public synchronized boolean none() {
        return counts.isEmpty();
    }

    /** The first findings in words. */
    public synchronized List<String> texts() {
        return List.copyOf(texts);
    }
}
