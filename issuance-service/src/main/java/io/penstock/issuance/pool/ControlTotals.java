package io.penstock.issuance.pool;

import io.penstock.kernel.Money;

/**
 * The ten sums over all loans of a tape by which sender and receiver agree that nothing was lost. Names follow the SEC's
 * asset-level form for auto loans (Regulation AB II, Schedule AL, item 3).
 *
 * @param originalAmount the SEC calls it originalLoanAmount
 * @param beginningBalance {@code reportingPeriodBeginningLoanBalanceAmount}
 * @param endBalance {@code reportingPeriodActualEndBalanceAmount}, the current balance
 * @param interestCollected {@code actualInterestCollectedAmount}
 * @param principalCollected {@code actualPrincipalCollectedAmount}
 * @param otherCollected {@code actualOtherCollectedAmount}
 * @param totalPaid {@code totalActualAmountPaid}
 * @param principalAdjustment {@code otherPrincipalAdjustmentAmount}; subtracted from the balance, so a negative figure
 *     raises it
 * @param scheduledInterest the SEC calls it scheduledInterestAmount
 * @param scheduledPrincipal the SEC calls it scheduledPrincipalAmount
 */
public record ControlTotals(
        Money originalAmount,
        Money beginningBalance,
        Money endBalance,
        Money interestCollected,
        Money principalCollected,
        Money otherCollected,
        Money totalPaid,
        Money principalAdjustment,
        Money scheduledInterest,
        Money scheduledPrincipal) {}
