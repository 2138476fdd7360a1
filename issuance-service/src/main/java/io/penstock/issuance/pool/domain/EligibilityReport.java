package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.List;

/**
 * Which loans of a tape may enter the pool, and for each other one why not.
 *
 * @param eligible in order of loan id
 * @param rejected in order of loan id
 */
public record EligibilityReport(Currency currency, List<LoanRecord> eligible, List<RejectedLoan> rejected) {

    /**
     * A loan that may not enter the pool.
     *
     * @param reasons at least one, in the order of the rules
     */
    public record RejectedLoan(LoanRecord loan, List<Reason> reasons) {}

    /**
     * One clause of the rules that a loan misses.
     *
     * @param criterion code of the clause, for example {@code MAX_RATE}
     * @param detail the loan's figure and the limit
     */
    public record Reason(String criterion, String detail) {}

    /** Counts and the balance of the eligible loans. */
    public EligibilitySummary summary() {
        long balance = eligible.stream().mapToLong(LoanRecord::currentBalance).reduce(0, Math::addExact);
        return new EligibilitySummary(eligible.size(), new Money(currency, balance), rejected.size());
    }
}
