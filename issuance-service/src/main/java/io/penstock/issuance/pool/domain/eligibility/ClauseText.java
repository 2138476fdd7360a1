package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The clauses of a rule document in words, by the codes that reasons carry. */
public final class ClauseText {

    private ClauseText() {}

    /** Criteria and limits in the order of the document. */
    public static Map<String, String> of(RuleDocument document) {
        var clauses = new LinkedHashMap<String, String>();
        document.criteria().forEach(criterion -> clauses.put(criterion.code(), criterion.text()));
        document.limits().forEach(limit -> clauses.put(limit.code(), of(limit)));
        return clauses;
    }

    /** A limit as a sentence: {@code each region at most 38%}. */
    public static String of(Limit limit) {
        return switch (limit) {
            case Limit.Share share -> "each " + share.by().key() + " at most " + percent(share.max());
            case Limit.Top top ->
                "the largest " + top.count() + " by " + top.by().key() + " at most " + percent(top.max());
            case Limit.Bucket bucket ->
                "loans with " + ConditionText.of(bucket.where()) + " at most " + percent(bucket.max());
            case Limit.Average average ->
                "average " + average.of().key() + (average.atMost() ? " at most " : " at least ")
                        + new Operand.Figure(average.bound()).value().toPlainString();
        };
    }

    private static String percent(BigDecimal share) {
        return new Operand.Figure(share.movePointRight(2)).value().toPlainString() + "%";
    }
}
