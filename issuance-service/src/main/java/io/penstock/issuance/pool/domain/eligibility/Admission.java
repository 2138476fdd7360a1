package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument.Criterion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The criteria of a document, ready to be asked of the loans of a pool with one cut-off date. */
public final class Admission {

    /** How a loan stands to one criterion. */
    public enum Outcome {
        MET,
        MISSED,
        /** A value is missing that decides, and the criterion does not accept that. */
        UNKNOWN
    }

    private record Ready(Criterion criterion, Check check, List<LoanField> fields) {}

    private final List<Ready> criteria = new ArrayList<>();
    private final LocalDate cutOff;
    private final ReasonText texts;

    /** Makes the criteria ready. */
    public Admission(RuleDocument document, LocalDate cutOff) {
        this.cutOff = cutOff;
        int digits = document.currency().getDefaultFractionDigits();
        this.texts = new ReasonText(cutOff, digits);
        var checks = new Checks(cutOff, digits);
        for (var criterion : document.criteria()) {
            criteria.add(new Ready(
                    criterion,
                    checks.of(criterion.condition()),
                    List.copyOf(criterion.condition().fields())));
        }
    }

    /** One outcome for each criterion, in the order of the document. */
    public List<Outcome> outcomes(LoanFacts facts) {
        var outcomes = new ArrayList<Outcome>(criteria.size());
        for (var ready : criteria) {
            outcomes.add(outcome(ready, facts));
        }
        return outcomes;
    }

    /** All criteria that the loan does not meet, in the order of the document; empty if it is eligible. */
    public List<Reason> reasons(LoanFacts facts) {
        List<Reason> reasons = List.of();
        for (var ready : criteria) {
            var outcome = outcome(ready, facts);
            if (outcome != Outcome.MET) {
                if (reasons.isEmpty()) {
                    reasons = new ArrayList<>();
                }
                reasons.add(new Reason(ready.criterion().code(), texts.of(ready.criterion(), outcome, facts)));
            }
        }
        return List.copyOf(reasons);
    }

    private Outcome outcome(Ready ready, LoanFacts facts) {
        int truth = ready.check().test(facts);
        if (truth == Check.TRUE) {
            return Outcome.MET;
        }
        if (truth == Check.FALSE) {
            return Outcome.MISSED;
        }
        for (var field : ready.fields()) {
            if (!Derived.has(facts, field, cutOff)
                    && !ready.criterion().accepted().contains(Derived.gap(facts, field))) {
                return Outcome.UNKNOWN;
            }
        }
        return Outcome.MET;
    }
}
