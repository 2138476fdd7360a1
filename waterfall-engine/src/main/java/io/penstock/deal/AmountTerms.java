package io.penstock.deal;

import java.util.Optional;

/**
 * A figure that the document names.
 *
 * @param formula as written; see {@code io.penstock.deal.formula}
 * @param round the rounding that makes it whole minor units; required unless it is whole by itself
 * @param at the moment at which it is computed, once per payment date
 */
public record AmountTerms(String name, String formula, Optional<String> round, Moment at) {

    /** When an amount is computed. */
    public enum Moment {
        /** Before the first step. */
        START,
        /** When a step first needs it, so that it may read balances of that moment. */
        USE
    }
}
