package io.penstock.tape;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rules found in the row at hand. It waits until the whole row is read, since only then the number of the loan
 * is known.
 */
final class RowFindings {

    /** @param column position, or -1 for the row as a whole */
    record Found(Rule rule, int column, String value, String detail) {}

    private final List<Found> found = new ArrayList<>();
    private boolean rejecting;

    void add(Rule rule, int column, String value, String detail) {
        found.add(new Found(rule, column, value, detail));
        rejecting |= rule.effect() != Rule.Effect.ADVISES;
    }

    void add(Rule rule, int column, TapeRow row, String detail) {
        add(rule, column, row.textOf(column), detail);
    }

    List<Found> all() {
        return found;
    }

    boolean isRejecting() {
        return rejecting;
    }

    void clear() {
        found.clear();
        rejecting = false;
    }
}
