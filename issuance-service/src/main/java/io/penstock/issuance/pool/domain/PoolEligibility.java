package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.pool.domain.eligibility.Admission;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.RecordFacts;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.selection.Candidates;
import io.penstock.issuance.pool.domain.selection.LimitTrim;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Judges the loans of a tape by the rule document of a pool. The answer does not depend on the order of the loans.
 *
 * <p>First each loan is looked at by itself, and every criterion that it misses is named. Two conditions hold without
 * being asked for: the balance is positive ({@code POSITIVE_BALANCE}), and it follows from the figures of the period
 * ({@code BALANCE_ROLL}: end = begin − principal − adjustment − charge-off; Regulation AB II, Schedule AL). Then
 * {@link LimitTrim} looks at the loans that are left as a pool.
 */
public final class PoolEligibility {

    private static final String POSITIVE_BALANCE = "POSITIVE_BALANCE";
    private static final String BALANCE_ROLL = "BALANCE_ROLL";

    /** What the two conditions say that no document has to name, by their codes. */
    public static final Map<String, String> ALWAYS = Map.of(
            POSITIVE_BALANCE,
            "currentBalance > 0",
            BALANCE_ROLL,
            "currentBalance = openingBalance - principalPaid - adjustment - chargedOff");

    private final RuleDocument document;
    private final LocalDate cutOff;
    private final Admission admission;
    private final int digits;

    /** Makes the rules ready for pools with one cut-off date. */
    public PoolEligibility(RuleDocument document, LocalDate cutOff) {
        this.document = document;
        this.cutOff = cutOff;
        this.admission = new Admission(document, cutOff);
        this.digits = document.currency().getDefaultFractionDigits();
    }

    /** Why a loan by itself may not enter the pool, in the order of the rules; empty if it may. */
    public List<Reason> reasons(LoanRecord loan, LoanFacts facts) {
        var missed = admission.reasons(facts);
        boolean positive = loan.currentBalance() > 0;
        boolean rolls = loan.currentBalance() == loan.rolledBalance();
        if (positive && rolls) {
            return missed;
        }
        var reasons = new ArrayList<Reason>();
        if (!positive && !names(missed, POSITIVE_BALANCE)) {
            reasons.add(new Reason(POSITIVE_BALANCE, "balance " + major(loan.currentBalance())));
        }
        if (!rolls && !names(missed, BALANCE_ROLL)) {
            reasons.add(new Reason(
                    BALANCE_ROLL,
                    "balance " + major(loan.currentBalance()) + ", the period's figures give "
                            + major(loan.rolledBalance())));
        }
        reasons.addAll(missed);
        return List.copyOf(reasons);
    }

    /** Whether the document has a clause of its own by this name, and said so. */
    private static boolean names(List<Reason> reasons, String code) {
        return reasons.stream().anyMatch(reason -> reason.criterion().equals(code));
    }

    /** Judges loans of which only the records are at hand. */
    public EligibilityReport check(List<LoanRecord> loans) {
        return check(loans, loans.stream().map(RecordFacts::of).toList());
    }

    /**
     * Judges the loans of a tape in memory.
     *
     * @param facts of the loans, in their order
     */
    public EligibilityReport check(List<LoanRecord> loans, List<LoanFacts> facts) {
        var admitted = new ArrayList<Judged>(loans.size());
        var rejected = new ArrayList<RejectedLoan>();
        for (int i = 0; i < loans.size(); i++) {
            var reasons = reasons(loans.get(i), facts.get(i));
            if (reasons.isEmpty()) {
                admitted.add(new Judged(loans.get(i), facts.get(i)));
            } else {
                rejected.add(new RejectedLoan(loans.get(i), reasons));
            }
        }
        admitted.sort(Comparator.comparing(judged -> judged.loan().loanId()));
        var left = new ArrayList<LoanRecord>(admitted.size());
        admitted.forEach(judged -> left.add(judged.loan()));
        var candidates = new Candidates.Builder(document, cutOff, admitted.size());
        admitted.forEach(judged -> candidates.add(judged.facts()));
        for (var trimmed : LimitTrim.of(candidates.build())) {
            rejected.add(new RejectedLoan(left.get(trimmed.loan()), List.of(trimmed.reason())));
        }
        rejected.sort(Comparator.comparing(r -> r.loan().loanId()));
        var gone = new HashSet<LoanRecord>();
        rejected.forEach(r -> gone.add(r.loan()));
        left.removeIf(gone::contains);
        return new EligibilityReport(document.currency(), List.copyOf(left), List.copyOf(rejected));
    }

    private record Judged(LoanRecord loan, LoanFacts facts) {}

    private BigDecimal major(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, digits);
    }
}
