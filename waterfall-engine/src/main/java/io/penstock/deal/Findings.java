package io.penstock.deal;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document. One fault is reported once: what follows from it is not. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

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
