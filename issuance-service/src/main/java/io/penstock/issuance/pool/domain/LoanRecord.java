package io.penstock.issuance.pool.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * One loan as its tape reports it, at the end of a reporting period. Amounts are minor units of the tape's currency.
 * Nothing personal is kept: of the borrower only score and state.
 *
 * @param line where the loan starts in the file, from 1
 * @param loanId the issuer's own, unique on the tape
 * @param state two capital letters
 * @param creditScore empty if none was reported ({@code NONE}, {@code 0} or blank)
 * @param originalTerm months
 * @param remainingTerm months at {@code reportingPeriodEnd}
 * @param interestRate per annum in force, as a decimal without trailing zeros: {@code 0.0687} is 6.87 %
 * @param daysPastDue empty if not reported, as issuers do for closed loans
 * @param scheduledPayment level payment of the period
 * @param scheduledInterest the issuer's projection, rounded half up to the minor unit
 * @param scheduledPrincipal the issuer's projection, rounded half up to the minor unit
 * @param principalAdjustment subtracted from the balance: a negative figure raises it
 * @param chargedOffPrincipal zero if not reported
 */
public record LoanRecord(
        long line,
        String loanId,
        LocalDate reportingPeriodEnd,
        String state,
        OptionalInt creditScore,
        long originalAmount,
        int originalTerm,
        int remainingTerm,
        BigDecimal interestRate,
        OptionalInt daysPastDue,
        long beginningBalance,
        long currentBalance,
        long scheduledPayment,
        long scheduledInterest,
        long scheduledPrincipal,
        long interestCollected,
        long principalCollected,
        long otherCollected,
        long totalPaid,
        long principalAdjustment,
        long chargedOffPrincipal) {

    /** What the balance at the end has to be, from what happened in the period. */
    public long rolledBalance() {
        return beginningBalance - principalCollected - principalAdjustment - chargedOffPrincipal;
    }
}
