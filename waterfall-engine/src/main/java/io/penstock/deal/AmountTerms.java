package io.penstock.deal;

import java.util.Optional;

/**
 * A figure that the document names.
 *
 * @param formula as written; see {@code io.penstock.deal.formula}
 * @param round the rounding that makes it whole minor units; required unless it is whole by itself
 * @param at the moment at which it is computed, once per payment date
 * @param after the clause of the step after which it is computed; present if and only if {@code at} says so
 */
public record AmountTerms(String name, String formula, Optional<String> round, Moment at, Optional<String> after) {

    /** When an amount is computed. */
    public enum Moment {
        /** Before the tests at start and the first step. */
        START,
        /** When something first needs it, so that it may read balances of that moment. */
        USE,
        /** Right after a step; when something first needs it if that step does not run on a payment date. */
        AFTER
    }
}
