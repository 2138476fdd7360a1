package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.PoolDocument;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The wire format of a pool's terms.
 *
 * @param currency ISO 4217; that of the rules if absent
 * @param eligibility criteria; not beside rules
 * @param rules a registered version of rules
 * @param documents that the pool needs
 */
record OpenPoolRequest(
        @Nullable String name,
        @Nullable String currency,
        @Nullable LocalDate cutOffDate,
        @Nullable Eligibility eligibility,
        @Nullable Rules rules,
        @Nullable List<Document> documents) {

    /** A kind of document that has to be recorded before freezing or closing. */
    record Document(PoolDocument.@Nullable Kind kind, PoolDocument.@Nullable Stage before) {}

    List<PoolDocument.Required> required() {
        return documents == null
                ? List.of()
                : documents.stream()
                        .map(document -> new PoolDocument.Required(
                                RequestValues.required(document.kind(), "documents.kind"),
                                RequestValues.required(document.before(), "documents.before")))
                        .toList();
    }

    /** A registered version. */
    record Rules(@Nullable String id, @Nullable String version) {}

    /**
     * Criteria; one that is not given is not applied.
     *
     * @param minRate decimal: {@code "0.03"} is 3 %
     * @param minBalance major units
     * @param maxStatePercent {@code "40"} is 40 % of the balance of all eligible loans
     */
    record Eligibility(
            @Nullable BigDecimal maxOriginalTerm,
            @Nullable BigDecimal maxRemainingTerm,
            @Nullable BigDecimal minRate,
            @Nullable BigDecimal maxRate,
            @Nullable BigDecimal maxDaysPastDue,
            @Nullable BigDecimal minScore,
            @Nullable BigDecimal minBalance,
            @Nullable BigDecimal maxBalance,
            @Nullable BigDecimal maxStatePercent) {

        List<EligibilityCriterion> criteria() {
            var criteria = new ArrayList<EligibilityCriterion>();
            add(criteria, Rule.MAX_ORIGINAL_TERM, maxOriginalTerm);
            add(criteria, Rule.MAX_REMAINING_TERM, maxRemainingTerm);
            add(criteria, Rule.MIN_RATE, minRate);
            add(criteria, Rule.MAX_RATE, maxRate);
            add(criteria, Rule.MAX_DAYS_PAST_DUE, maxDaysPastDue);
            add(criteria, Rule.MIN_CREDIT_SCORE, minScore);
            add(criteria, Rule.MIN_BALANCE, minBalance);
            add(criteria, Rule.MAX_BALANCE, maxBalance);
            add(criteria, Rule.MAX_STATE_PERCENT, maxStatePercent);
            return List.copyOf(criteria);
        }

        private static void add(List<EligibilityCriterion> criteria, Rule rule, @Nullable BigDecimal limit) {
            if (limit == null) {
                return;
            }
            if (limit.signum() < 0) {
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "CRITERION_NEGATIVE",
                        "limit of " + rule + " is " + limit.toPlainString());
            }
            // 40 and 40.00 are one criterion, so that a repeated request is recognised.
            criteria.add(new EligibilityCriterion(
                    rule, new BigDecimal(limit.stripTrailingZeros().toPlainString())));
        }
    }
}
