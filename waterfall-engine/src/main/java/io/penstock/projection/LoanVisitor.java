package io.penstock.projection;

/** Receives the projection of single loans, one after the other; see {@link PoolProjection#loanByLoan}. */
@FunctionalInterface
public interface LoanVisitor {

    /**
     * The flows of one loan.
     *
     * @param loan number of the loan in the pool, from 0
     * @param cashflows its months; may be kept
     */
    void loan(int loan, PoolCashflows cashflows);
}
