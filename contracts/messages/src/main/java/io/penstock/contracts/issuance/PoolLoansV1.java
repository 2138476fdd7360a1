package io.penstock.contracts.issuance;

import java.util.List;

/**
 * A part of the loans of a frozen pool. Parts of one pool come in order, before its {@link PoolFrozenV1}.
 *
 * @param part 1, 2, … parts
 * @param parts how many there are
 * @param loans at most 250, in order of loan id over all parts
 */
public record PoolLoansV1(String poolId, int part, int parts, List<Loan> loans) {

    /**
     * What servicing needs of one loan at the cut-off date. Nothing personal.
     *
     * @param currentBalance minor units as text
     * @param interestRate per annum, decimal text: {@code "0.0687"} is 6.87 %
     * @param scheduledPayment level monthly payment, minor units as text
     * @param remainingTerm months
     * @param daysPastDue at the cut-off date
     */
    public record Loan(
            String loanId,
            String currentBalance,
            String interestRate,
            String scheduledPayment,
            int remainingTerm,
            int daysPastDue) {}
}
