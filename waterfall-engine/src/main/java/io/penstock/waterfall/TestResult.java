package io.penstock.waterfall;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A test as evaluated on a payment date.
 *
 * @param passes whether its condition held
 * @param inCompliance whether it counts as passed after its cure rule; what formulas read as {@code test.x@now}
 * @param passesInARow this payment date included
 * @param value what is measured, for reading only; empty if the document names none. Money in major units, a
 *     ratio as a reduced fraction
 * @param level what it is measured against; empty if the document names none
 * @param distance {@code value} less {@code level}; empty unless both are named
 * @param inputs the figures and amounts that the condition reads, by path or name
 */
public record TestResult(
        String name,
        boolean passes,
        boolean inCompliance,
        int passesInARow,
        String value,
        String level,
        String distance,
        SortedMap<String, String> inputs) {

    /** Copies the inputs. */
    public TestResult {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
