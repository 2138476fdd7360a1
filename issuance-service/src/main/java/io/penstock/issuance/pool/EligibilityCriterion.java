package io.penstock.issuance.pool;

import java.math.BigDecimal;

/**
 * One condition that every loan of the pool meets, or, for {@link Rule#MAX_STATE_PERCENT}, that the pool as a whole
 * meets. Bounds are inclusive: a loan exactly on the limit is eligible.
 *
 * @param limit in the unit of the rule: months, decimal rate ({@code 0.15} is 15 %), days, points, major units of the
 *     pool's currency, or percent ({@code 40} is 40 %)
 */
public record EligibilityCriterion(Rule rule, BigDecimal limit) {

    /** What is compared with the limit. Reasons of a rejected loan come in this order. */
    public enum Rule {
        /** Months from origination to maturity. */
        MAX_ORIGINAL_TERM,
        /** Months left at the cut-off date. */
        MAX_REMAINING_TERM,
        /** Rate per annum in force, as a decimal. */
        MIN_RATE,
        MAX_RATE,
        /** Days past due at the cut-off date. A loan without the figure is rejected. */
        MAX_DAYS_PAST_DUE,
        /** The obligor's score. A loan without a score is rejected. */
        MIN_CREDIT_SCORE,
        /** Balance at the cut-off date, in major units. */
        MIN_BALANCE,
        MAX_BALANCE,
        /** Share of one state in the balance of all eligible loans, in percent. */
        MAX_STATE_PERCENT
    }

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public EligibilityCriterion {
        if (limit.signum() < 0) {
            throw new IllegalArgumentException("limit of " + rule + " is " + limit.toPlainString());
        }
    }
}
