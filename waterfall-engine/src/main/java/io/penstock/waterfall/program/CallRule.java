package io.penstock.waterfall.program;

/** When the calls of a deal are exercised in a projection. */
public enum CallRule {
    /** The deal runs to maturity. */
    NEVER,
    /** The first call in document order whose condition holds is exercised on the first payment date on which it does. */
    FIRST_CHANCE
}
