package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks loans against the criteria of a pool. The answer does not depend on the order of the loans.
 *
 * <p>First each loan is looked at by itself, and every criterion that it misses is named. Two conditions hold without
 * being asked for: the balance is positive ({@code POSITIVE_BALANCE}), and it follows from the figures of the period
 * ({@code BALANCE_ROLL}: end = begin − principal − adjustment − charge-off; Regulation AB II, Schedule AL). Then
 * {@link ConcentrationLimit} looks at the loans that are left as a pool.
 */
public final class EligibilityRules {

    private EligibilityRules() {}

    /**
     * Checks the loans of a tape.
     *
     * @param currency of the loans; criteria on balances are in its major units
     */
    public static EligibilityReport check(
            List<LoanRecord> loans, List<EligibilityCriterion> criteria, Currency currency) {
        var eligible = new ArrayList<LoanRecord>(loans.size());
        var rejected = new ArrayList<RejectedLoan>();
        var ordered = criteria.stream()
                .sorted(Comparator.comparing(EligibilityCriterion::rule))
                .toList();
        for (LoanRecord loan : loans) {
            var reasons = reasons(loan, ordered, currency.getDefaultFractionDigits());
            if (reasons.isEmpty()) {
                eligible.add(loan);
            } else {
                rejected.add(new RejectedLoan(loan, reasons));
            }
        }
        rejected.addAll(trim(eligible, ordered));
        eligible.sort(Comparator.comparing(LoanRecord::loanId));
        rejected.sort(Comparator.comparing(r -> r.loan().loanId()));
        return new EligibilityReport(currency, List.copyOf(eligible), List.copyOf(rejected));
    }

    /**
     * Looks at loans that may enter one by one as a pool.
     *
     * @param eligible those that have to stay out are taken from this list
     * @return them, with the limit that they would break
     */
    public static List<RejectedLoan> trim(List<LoanRecord> eligible, List<EligibilityCriterion> criteria) {
        var rejected = new ArrayList<RejectedLoan>();
        for (EligibilityCriterion criterion : criteria) {
            if (criterion.rule() == Rule.MAX_STATE_PERCENT) {
                rejected.addAll(ConcentrationLimit.apply(eligible, criterion.limit()));
            }
        }
        return rejected;
    }

    /**
     * What a loan misses by itself, in the order of the rules; empty if it may enter as far as it alone goes.
     *
     * @param criteria in the order of their rules
     * @param fractionDigits of the currency of its amounts
     */
    public static List<Reason> reasons(LoanRecord loan, List<EligibilityCriterion> criteria, int fractionDigits) {
        var reasons = new ArrayList<Reason>();
        if (loan.currentBalance() <= 0) {
            reasons.add(new Reason("POSITIVE_BALANCE", "balance " + major(loan.currentBalance(), fractionDigits)));
        }
        if (loan.currentBalance() != loan.rolledBalance()) {
            reasons.add(new Reason(
                    "BALANCE_ROLL",
                    "balance " + major(loan.currentBalance(), fractionDigits) + ", the period's figures give "
                            + major(loan.rolledBalance(), fractionDigits)));
        }
        for (EligibilityCriterion criterion : criteria) {
            check(loan, criterion, fractionDigits, reasons);
        }
        return List.copyOf(reasons);
    }

    private static void check(LoanRecord loan, EligibilityCriterion criterion, int fractionDigits, List<Reason> into) {
        var limit = criterion.limit();
        var rule = criterion.rule();
        switch (rule) {
            case MAX_ORIGINAL_TERM -> atMost(rule, loan.originalTerm(), limit, "original term", into);
            case MAX_REMAINING_TERM -> atMost(rule, loan.remainingTerm(), limit, "remaining term", into);
            case MIN_RATE -> atLeast(rule, loan.interestRate(), limit, "rate", into);
            case MAX_RATE -> atMost(rule, loan.interestRate(), limit, "rate", into);
            case MAX_DAYS_PAST_DUE -> {
                if (isReported(rule, loan.daysPastDue(), "days past due", into)) {
                    atMost(rule, loan.daysPastDue().getAsInt(), limit, "days past due", into);
                }
            }
            case MIN_CREDIT_SCORE -> {
                if (isReported(rule, loan.creditScore(), "score", into)) {
                    atLeast(rule, BigDecimal.valueOf(loan.creditScore().getAsInt()), limit, "score", into);
                }
            }
            case MIN_BALANCE -> atLeast(rule, major(loan.currentBalance(), fractionDigits), limit, "balance", into);
            case MAX_BALANCE -> atMost(rule, major(loan.currentBalance(), fractionDigits), limit, "balance", into);
            case MAX_STATE_PERCENT -> {} // a condition of the pool, not of a loan: ConcentrationLimit
        }
    }

    private static boolean isReported(Rule rule, OptionalInt figure, String name, List<Reason> into) {
        if (figure.isEmpty()) {
            into.add(new Reason(rule.name(), name + " not reported"));
        }
        return figure.isPresent();
    }

    private static void atMost(Rule rule, int figure, BigDecimal limit, String name, List<Reason> into) {
        atMost(rule, BigDecimal.valueOf(figure), limit, name, into);
    }

    private static void atMost(Rule rule, BigDecimal figure, BigDecimal limit, String name, List<Reason> into) {
        if (figure.compareTo(limit) > 0) {
            into.add(new Reason(rule.name(), name + " " + figure.toPlainString() + " > " + limit.toPlainString()));
        }
    }

    private static void atLeast(Rule rule, BigDecimal figure, BigDecimal limit, String name, List<Reason> into) {
        if (figure.compareTo(limit) < 0) {
            into.add(new Reason(rule.name(), name + " " + figure.toPlainString() + " < " + limit.toPlainString()));
        }
    }

    private static BigDecimal major(long minorUnits, int fractionDigits) {
        return BigDecimal.valueOf(minorUnits, fractionDigits);
    }
}
