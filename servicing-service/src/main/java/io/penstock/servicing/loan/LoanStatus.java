package io.penstock.servicing.loan;

/** Where a loan stands at the end of a collection period. */
public enum LoanStatus {
    /** Has a balance and is at most 30 days past due. */
    CURRENT,
    /** Has a balance and is more than 30 days past due. */
    DELINQUENT,
    /** Was charged off at its balance; only recoveries may follow. */
    DEFAULTED,
    /** Nothing is owed any more. */
    PAID_OFF,
    /** Was bought back by the seller, or sold; it is no longer in the pool. */
    REPURCHASED
}
