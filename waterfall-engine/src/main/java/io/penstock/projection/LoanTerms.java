package io.penstock.projection;

import io.penstock.kernel.Money;
import java.util.List;

/**
 * One loan, or one repline that stands for several alike, as it is at the start of the projection.
 *
 * <p>{@link #level} and its sisters make the usual kinds; the {@code with…} methods add what is rarer. Nothing is
 * checked here: {@link PoolBuilder} reports every fault with row and field.
 *
 * @param id unique in the pool
 * @param balance what is still owed, for example USD 5,616,021.32
 * @param annualRate per annum as a decimal, {@code "0.045"} is 4.5 %
 * @param remainingTerm months to the last payment, at least 1
 * @param age whole months since origination; the speed models run on it
 * @param kind how it repays
 * @param interestOnlyMonths months without principal, for {@link AmortizationKind#INTEREST_ONLY}; otherwise 0
 * @param amortizationTerm months over which the level payment is computed, for {@link AmortizationKind#BALLOON};
 *     otherwise 0
 * @param scheduledPrincipal principal of month 1, 2, …, for {@link AmortizationKind#SCHEDULED}; otherwise empty
 * @param firstPeriodFactor length of the first interest period in months as a decimal, {@code "0.7"} for 21 of 30
 *     days; it changes the interest of month 1 and no principal
 * @param segment a tag by which a scenario may give other curves; empty for none
 * @param bucket delinquency at the start, used when the scenario has roll rates
 * @param loans how many loans the row stands for
 */
public record LoanTerms(
        String id,
        Money balance,
        String annualRate,
        int remainingTerm,
        int age,
        AmortizationKind kind,
        int interestOnlyMonths,
        int amortizationTerm,
        List<Money> scheduledPrincipal,
        String firstPeriodFactor,
        String segment,
        DelinquencyBucket bucket,
        int loans) {

    public LoanTerms {
        scheduledPrincipal = List.copyOf(scheduledPrincipal);
    }

    private static LoanTerms of(
            String id, Money balance, String rate, int term, int age, AmortizationKind kind, int io, int amortization) {
        return new LoanTerms(
                id, balance, rate, term, age, kind, io, amortization, List.of(), "1", "", DelinquencyBucket.CURRENT, 1);
    }

    public static LoanTerms level(String id, Money balance, String annualRate, int remainingTerm, int age) {
        return of(id, balance, annualRate, remainingTerm, age, AmortizationKind.LEVEL, 0, 0);
    }

    public static LoanTerms equalPrincipal(String id, Money balance, String annualRate, int remainingTerm, int age) {
        return of(id, balance, annualRate, remainingTerm, age, AmortizationKind.EQUAL_PRINCIPAL, 0, 0);
    }

    public static LoanTerms bullet(String id, Money balance, String annualRate, int remainingTerm, int age) {
        return of(id, balance, annualRate, remainingTerm, age, AmortizationKind.BULLET, 0, 0);
    }

    public static LoanTerms interestOnly(
            String id, Money balance, String annualRate, int remainingTerm, int age, int interestOnlyMonths) {
        return of(id, balance, annualRate, remainingTerm, age, AmortizationKind.INTEREST_ONLY, interestOnlyMonths, 0);
    }

    public static LoanTerms balloon(
            String id, Money balance, String annualRate, int remainingTerm, int age, int amortizationTerm) {
        return of(id, balance, annualRate, remainingTerm, age, AmortizationKind.BALLOON, 0, amortizationTerm);
    }

    public static LoanTerms scheduled(
            String id, Money balance, String annualRate, int age, List<Money> scheduledPrincipal) {
        return new LoanTerms(
                id,
                balance,
                annualRate,
                scheduledPrincipal.size(),
                age,
                AmortizationKind.SCHEDULED,
                0,
                0,
                scheduledPrincipal,
                "1",
                "",
                DelinquencyBucket.CURRENT,
                1);
    }

    public LoanTerms withFirstPeriodFactor(String factor) {
        return new LoanTerms(
                id,
                balance,
                annualRate,
                remainingTerm,
                age,
                kind,
                interestOnlyMonths,
                amortizationTerm,
                scheduledPrincipal,
                factor,
                segment,
                bucket,
                loans);
    }

    public LoanTerms withSegment(String tag) {
        return new LoanTerms(
                id,
                balance,
                annualRate,
                remainingTerm,
                age,
                kind,
                interestOnlyMonths,
                amortizationTerm,
                scheduledPrincipal,
                firstPeriodFactor,
                tag,
                bucket,
                loans);
    }

    public LoanTerms withBucket(DelinquencyBucket start) {
        return new LoanTerms(
                id,
                balance,
                annualRate,
                remainingTerm,
                age,
                kind,
                interestOnlyMonths,
                amortizationTerm,
                scheduledPrincipal,
                firstPeriodFactor,
                segment,
                start,
                loans);
    }

    public LoanTerms withLoans(int number) {
        return new LoanTerms(
                id,
                balance,
                annualRate,
                remainingTerm,
                age,
                kind,
                interestOnlyMonths,
                amortizationTerm,
                scheduledPrincipal,
                firstPeriodFactor,
                segment,
                bucket,
                number);
    }
}
