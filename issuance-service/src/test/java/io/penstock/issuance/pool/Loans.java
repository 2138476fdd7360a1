package io.penstock.issuance.pool;

import io.penstock.issuance.pool.domain.LoanRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalInt;

/** Loans for tests: an ordinary one, and the same with one figure changed. */
public record Loans(
        String loanId,
        String state,
        OptionalInt creditScore,
        int originalTerm,
        int remainingTerm,
        String interestRate,
        OptionalInt daysPastDue,
        long currentBalance,
        long beginningBalance) {

    /** USD 1,000.00 at 6 %, current, score 700, in North Carolina. */
    public static Loans ordinary(String loanId) {
        return new Loans(loanId, "NC", OptionalInt.of(700), 72, 60, "0.06", OptionalInt.of(0), 100_000, 100_000);
    }

    public Loans in(String other) {
        return new Loans(
                loanId,
                other,
                creditScore,
                originalTerm,
                remainingTerm,
                interestRate,
                daysPastDue,
                currentBalance,
                beginningBalance);
    }

    public Loans scored(OptionalInt score) {
        return new Loans(
                loanId,
                state,
                score,
                originalTerm,
                remainingTerm,
                interestRate,
                daysPastDue,
                currentBalance,
                beginningBalance);
    }

    public Loans terms(int original, int remaining) {
        return new Loans(
                loanId,
                state,
                creditScore,
                original,
                remaining,
                interestRate,
                daysPastDue,
                currentBalance,
                beginningBalance);
    }

    public Loans rate(String rate) {
        return new Loans(
                loanId,
                state,
                creditScore,
                originalTerm,
                remainingTerm,
                rate,
                daysPastDue,
                currentBalance,
                beginningBalance);
    }

    public Loans late(OptionalInt days) {
        return new Loans(
                loanId,
                state,
                creditScore,
                originalTerm,
                remainingTerm,
                interestRate,
                days,
                currentBalance,
                beginningBalance);
    }

    /** Minor units, at the beginning and at the end of the period. */
    public Loans balance(long balance) {
        return new Loans(
                loanId, state, creditScore, originalTerm, remainingTerm, interestRate, daysPastDue, balance, balance);
    }

    public Loans beginning(long balance) {
        return new Loans(
                loanId,
                state,
                creditScore,
                originalTerm,
                remainingTerm,
                interestRate,
                daysPastDue,
                currentBalance,
                balance);
    }

    public LoanRecord loan() {
        return new LoanRecord(
                1,
                loanId,
                LocalDate.of(2020, 7, 31),
                state,
                creditScore,
                150_000,
                originalTerm,
                remainingTerm,
                new BigDecimal(interestRate),
                daysPastDue,
                beginningBalance,
                currentBalance,
                2_000,
                500,
                1_500,
                0,
                0,
                0,
                0,
                0,
                0);
    }
}
