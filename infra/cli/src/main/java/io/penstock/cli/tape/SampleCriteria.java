package io.penstock.cli.tape;

import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The criteria of the sample deal. Thresholds are the sample's own; a deal brings its own. */
public final class SampleCriteria {

    private static final List<EligibilityCriterion> ALL = List.of(
            of(Rule.MAX_ORIGINAL_TERM, "84"),
            of(Rule.MAX_REMAINING_TERM, "75"),
            of(Rule.MAX_RATE, "0.18"),
            of(Rule.MAX_DAYS_PAST_DUE, "30"),
            of(Rule.MIN_CREDIT_SCORE, "560"),
            of(Rule.MIN_BALANCE, "1000.00"),
            of(Rule.MAX_BALANCE, "75000.00"),
            of(Rule.MAX_STATE_PERCENT, "38"));

    private SampleCriteria() {}

    public static List<EligibilityCriterion> all() {
        return ALL;
    }

    /** As the admin API takes them. */
    public static Map<String, Object> asRequest() {
        var names = Map.of(
                Rule.MAX_ORIGINAL_TERM, "maxOriginalTerm",
                Rule.MAX_REMAINING_TERM, "maxRemainingTerm",
                Rule.MAX_RATE, "maxRate",
                Rule.MAX_DAYS_PAST_DUE, "maxDaysPastDue",
                Rule.MIN_CREDIT_SCORE, "minScore",
                Rule.MIN_BALANCE, "minBalance",
                Rule.MAX_BALANCE, "maxBalance",
                Rule.MAX_STATE_PERCENT, "maxStatePercent");
        var request = new LinkedHashMap<String, Object>();
        for (var criterion : ALL) {
            var name = names.get(criterion.rule());
            if (name == null) {
                throw new IllegalStateException("the admin API has no name for " + criterion.rule());
            }
            request.put(name, criterion.limit().toPlainString());
        }
        return request;
    }

    private static EligibilityCriterion of(Rule rule, String limit) {
        return new EligibilityCriterion(rule, new BigDecimal(limit));
    }
}
