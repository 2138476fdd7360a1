package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Judges loans by criteria, as a pool that was opened with them does. */
public final class Criteria {

    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);

    private Criteria() {}

    /** Judges loans in US dollars. */
    public static EligibilityReport check(List<LoanRecord> loans, EligibilityCriterion... criteria) {
        return rules(criteria).check(loans);
    }

    /** Rules made of criteria. */
    public static PoolEligibility rules(EligibilityCriterion... criteria) {
        return new PoolEligibility(
                CriteriaRules.of("TEST", List.of(criteria), Currency.getInstance("USD"), CUT_OFF), CUT_OFF);
    }
}
