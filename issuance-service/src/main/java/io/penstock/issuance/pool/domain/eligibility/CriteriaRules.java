package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.domain.eligibility.Condition.Comparison;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument.Criterion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * The criteria that a pool was opened with, as a rule document: the pool's name is its id, {@value #VERSION} its version.
 * So there is one way only in which loans are judged, and criteria have a hash like any other rules.
 */
public final class CriteriaRules {

    /** What stands for the version: the criteria of a pool never change. */
    public static final String VERSION = "criteria";

    private static final BigDecimal WHOLE = new BigDecimal("100");

    private CriteriaRules() {}

    /** The document of a pool that names no other. */
    public static RuleDocument of(PoolOpened terms) {
        return of(terms.poolId().name(), terms.criteria(), terms.currency(), terms.cutOffDate());
    }

    /**
     * The document.
     *
     * @param name of the pool
     * @param criteria in any order; the document has them in the order of their rules
     */
    public static RuleDocument of(
            String name, List<EligibilityCriterion> criteria, Currency currency, LocalDate cutOff) {
        var ordered = criteria.stream()
                .sorted(Comparator.comparing(EligibilityCriterion::rule))
                .toList();
        var conditions = new ArrayList<Criterion>();
        var limits = new ArrayList<Limit>();
        for (var criterion : ordered) {
            var code = criterion.rule().name();
            var limit = criterion.limit();
            switch (criterion.rule()) {
                case MAX_ORIGINAL_TERM ->
                    conditions.add(bound(code, LoanField.ORIGINAL_TERM, Comparison.AT_MOST, limit));
                case MAX_REMAINING_TERM ->
                    conditions.add(bound(code, LoanField.REMAINING_TERM, Comparison.AT_MOST, limit));
                case MIN_RATE -> conditions.add(bound(code, LoanField.RATE, Comparison.AT_LEAST, limit));
                case MAX_RATE -> conditions.add(bound(code, LoanField.RATE, Comparison.AT_MOST, limit));
                case MAX_DAYS_PAST_DUE ->
                    conditions.add(bound(code, LoanField.DAYS_PAST_DUE, Comparison.AT_MOST, limit));
                case MIN_CREDIT_SCORE -> conditions.add(bound(code, LoanField.SCORE, Comparison.AT_LEAST, limit));
                case MIN_BALANCE -> conditions.add(bound(code, LoanField.CURRENT_BALANCE, Comparison.AT_LEAST, limit));
                case MAX_BALANCE -> conditions.add(bound(code, LoanField.CURRENT_BALANCE, Comparison.AT_MOST, limit));
                case MAX_STATE_PERCENT -> {
                    if (limit.compareTo(WHOLE) <= 0) { // more than the whole is no limit
                        limits.add(new Limit.Share(code, LoanField.REGION, share(limit)));
                    }
                }
            }
        }
        return new RuleDocument(name, VERSION, "Criteria of pool " + name, cutOff, currency, conditions, limits);
    }

    private static Criterion bound(String code, LoanField field, Comparison comparison, BigDecimal limit) {
        return new Criterion(
                code, new Condition.Compare(new Operand.Field(field), comparison, new Operand.Figure(limit)), Set.of());
    }

    /** A fraction of one, without zeros at its end. */
    private static BigDecimal share(BigDecimal percent) {
        return new Operand.Figure(percent.movePointLeft(2)).value();
    }
}
