package io.penstock.issuance.pool.domain.eligibility;

/** A condition made ready to be asked of many loans. */
@FunctionalInterface
interface Check {

    int FALSE = -1;
    int UNKNOWN = 0;
    int TRUE = 1;

    /** {@link #TRUE}, {@link #FALSE}, or {@link #UNKNOWN} because a value is missing. */
    int test(LoanFacts facts);
}
