package io.penstock.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what is wrong with a document. One fault is reported once: what follows from it is not. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> keysAsked = new TreeMap<>();

    void add(FindingCode code, String path, String detail) {
        all.add(new Finding(code, path, detail));
    }

    /** Adds it unless the place, or what the place is part of, is already at fault. */
    void addUnlessFaulty(FindingCode code, String path, String detail) {
        if (!isFaulty(path)) {
            add(code, path, detail);
        }
    }

    /** Whether an error stands at the path, above it or below it. */
    boolean isFaulty(String path) {
        return all.stream()
                .filter(Finding::isError)
                .map(Finding::path)
                .anyMatch(p -> within(p, path) || within(path, p));
    }

    /** Notes which keys an object could have had. */
    void asked(String path, Set<String> keys) {
        keysAsked.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(keys);
    }

    /** The keys that the reader asked for, by the path of the object. */
    SortedMap<String, SortedSet<String>> keysAsked() {
        return keysAsked;
    }

    boolean hasErrors() {
        return all.stream().anyMatch(Finding::isError);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    private static boolean within(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }
}
