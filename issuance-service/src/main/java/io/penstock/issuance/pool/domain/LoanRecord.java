package io.penstock.issuance.pool.domain;

import io.penstock.tape.PoolLoans;
import io.penstock.tape.Role;
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

    /**
     * A row of a tape as a loan; only of a row that is admitted. A tape without an opening balance has nothing to roll
     * forward: its opening is what its figures give.
     */
    public static LoanRecord of(PoolLoans row) {
        long closing = row.amount(Role.CLOSING_BALANCE);
        long principal = row.amount(Role.PRINCIPAL_PAID);
        long adjustment = row.amount(Role.ADJUSTMENT);
        long chargedOff = row.amount(Role.CHARGED_OFF);
        return new LoanRecord(
                row.line(),
                row.text(Role.LOAN_ID),
                row.day(Role.PERIOD_END).orElse(LocalDate.EPOCH),
                row.text(Role.REGION),
                row.whole(Role.SCORE),
                row.amount(Role.ORIGINAL_AMOUNT),
                row.whole(Role.ORIGINAL_TERM).orElse(0),
                row.whole(Role.REMAINING_TERM).orElse(0),
                row.rate(Role.RATE).orElse(BigDecimal.ZERO),
                row.whole(Role.DAYS_LATE),
                row.isOnTape(Role.OPENING_BALANCE)
                        ? row.amount(Role.OPENING_BALANCE)
                        : closing + principal + adjustment + chargedOff,
                closing,
                row.amount(Role.SCHEDULED_PAYMENT),
                row.amount(Role.SCHEDULED_INTEREST),
                row.amount(Role.SCHEDULED_PRINCIPAL),
                row.amount(Role.INTEREST_PAID),
                principal,
                row.amount(Role.OTHER_PAID),
                row.amount(Role.TOTAL_PAID),
                adjustment,
                chargedOff);
    }

    /** What the balance at the end has to be, from what happened in the period. */
    public long rolledBalance() {
        return beginningBalance - principalCollected - principalAdjustment - chargedOffPrincipal;
    }
}
