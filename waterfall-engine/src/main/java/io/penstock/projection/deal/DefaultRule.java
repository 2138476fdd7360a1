package io.penstock.projection.deal;

/** When a defaulted loan leaves the pool balance that the deal's formulas read. Cash is the same under both. */
public enum DefaultRule {
    /** At default: the balance counts loans that pay, and what a defaulted loan still brings is a recovery. */
    AT_DEFAULT,
    /**
     * At recovery: the balance counts loans in foreclosure too, what the servicer advances on them is principal, and
     * the balance that is recovered or lost counts as defaulted in that month.
     */
    AT_LIQUIDATION
}
