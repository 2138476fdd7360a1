package io.penstock.projection.deal;

import io.penstock.projection.Method;
import io.penstock.waterfall.program.Output;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Sums of a projection over all its payment dates, and nothing else: what is kept of each of thousands of scenarios.
 *
 * @param scenario its name
 * @param method how the pool was computed
 * @param totals minor units by output, each summed over the payment dates; of a balance it is the sum of the closing
 *     balances
 * @param last the value on the last payment date, by output
 */
public record ScenarioTotals(
        String scenario, Method method, SequencedMap<Output, Long> totals, SequencedMap<Output, Long> last) {

    /** Copies what it is given. */
    public ScenarioTotals {
        totals = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(totals));
        last = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(last));
    }

    /**
     * Sum of an output.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public long total(Output output) {
        return found(totals, output);
    }

    /**
     * An output on the last payment date.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public long last(Output output) {
        return found(last, output);
    }

    private static long found(SequencedMap<Output, Long> values, Output output) {
        var value = values.get(output);
        if (value == null) {
            throw new IllegalArgumentException(output + " is not among " + values.sequencedKeySet());
        }
        return value;
    }
}
