package io.penstock.servicing.loan;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One loan at the end of a collection period, or at the cut-off date. Amounts are minor units of the pool's currency.
 *
 * @param loanId as on the tape
 * @param currentBalance principal still owed; 0 once paid off or charged off
 * @param interestRate per annum, as a decimal: {@code 0.0687} is 6.87 %
 * @param scheduledPayment level payment a month
 * @param remainingTerm months to the last scheduled payment, never below 0
 * @param daysPastDue 30 for each scheduled payment that was missed, on top of what the tape said
 * @param chargedOff principal lost at default
 * @param recovered cash received after default, less costs; below zero where costs were higher
 * @param flags what else is true of it
 * @param missingMonths how many months up to now the servicer's reports had no row for it
 * @param loans 1, or the loans that a row of a pool stands for
 */
public record LoanAccount(
        String loanId,
        long currentBalance,
        BigDecimal interestRate,
        long scheduledPayment,
        int remainingTerm,
        int daysPastDue,
        LoanStatus status,
        long chargedOff,
        long recovered,
        Set<LoanFlag> flags,
        int missingMonths,
        int loans) {

    /** The most days past due at which a loan still counts as current. */
    public static final int CURRENT_UP_TO_DAYS = 30;

    public LoanAccount {
        if (currentBalance < 0 || scheduledPayment < 0 || remainingTerm < 0 || daysPastDue < 0 || chargedOff < 0) {
            throw new IllegalArgumentException("loan " + loanId + " has a negative figure");
        }
        if (missingMonths < 0 || loans < 0) {
            throw new IllegalArgumentException("loan " + loanId + " has a negative count");
        }
        if (interestRate.signum() < 0) {
            throw new IllegalArgumentException("loan " + loanId + " has interest rate " + interestRate);
        }
    }

    /** One loan of which nothing else is known. */
    public LoanAccount(
            String loanId,
            long currentBalance,
            BigDecimal interestRate,
            long scheduledPayment,
            int remainingTerm,
            int daysPastDue,
            LoanStatus status,
            long chargedOff,
            long recovered) {
        this(
                loanId,
                currentBalance,
                interestRate,
                scheduledPayment,
                remainingTerm,
                daysPastDue,
                status,
                chargedOff,
                recovered,
                Set.of(),
                0,
                1);
    }

    /** A loan as it was sold into the pool. */
    public static LoanAccount boarded(
            String loanId,
            long currentBalance,
            BigDecimal interestRate,
            long scheduledPayment,
            int remainingTerm,
            int daysPastDue) {
        return new LoanAccount(
                loanId,
                currentBalance,
                interestRate,
                scheduledPayment,
                remainingTerm,
                daysPastDue,
                statusOf(currentBalance, daysPastDue),
                0,
                0);
    }

    /** The status of a loan that has not defaulted. */
    public static LoanStatus statusOf(long balance, int daysPastDue) {
        if (balance == 0) {
            return LoanStatus.PAID_OFF;
        }
        return daysPastDue > CURRENT_UP_TO_DAYS ? LoanStatus.DELINQUENT : LoanStatus.CURRENT;
    }
}
