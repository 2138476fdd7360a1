package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.eligibility.Gap;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument.Criterion;
import java.time.LocalDate;

/**
 * The SQL twin of {@link io.penstock.issuance.pool.domain.eligibility.Admission}: one statement over stored loan rows that
 * gives for each loan and criterion 0 met, 1 missed, 2 unknown. Whatever comes from a document is bound, never written
 * into the text.
 */
final class RuleSql {

    static final int MET = 0;
    static final int MISSED = 1;
    static final int UNKNOWN = 2;

    private final SqlText sql = new SqlText();
    private final ConditionSql conditions;

    private RuleSql(RuleDocument document, LocalDate cutOff) {
        this.conditions = new ConditionSql(sql, cutOff, document.currency().getDefaultFractionDigits());
    }

    /**
     * Selects {@code loan_id} and the columns {@code c1}, {@code c2}, … in the order of the criteria.
     *
     * @param source a table with the columns of {@link LoanField}, called {@code l}, and what may follow it
     */
    static SqlText outcomes(RuleDocument document, LocalDate cutOff, String source) {
        var rules = new RuleSql(document, cutOff);
        rules.sql.add("select l.loan_id");
        for (int i = 0; i < document.criteria().size(); i++) {
            rules.sql.add(", ");
            rules.outcome(document.criteria().get(i));
            rules.sql.add(" as c" + (i + 1));
        }
        return rules.sql.add(" from ").add(source);
    }

    private void outcome(Criterion criterion) {
        sql.add("(case ");
        conditions.condition(criterion.condition());
        sql.add(" when true then " + MET + " when false then " + MISSED + " else ");
        if (criterion.accepted().isEmpty()) {
            sql.add(Integer.toString(UNKNOWN));
        } else {
            sql.add("case when true");
            for (var field : criterion.condition().fields()) {
                sql.add(" and (");
                conditions.field(field);
                sql.add(" is not null or ");
                gapIsAccepted(field, criterion);
                sql.add(")");
            }
            sql.add(" then " + MET + " else " + UNKNOWN + " end");
        }
        sql.add(" end)");
    }

    private void gapIsAccepted(LoanField field, Criterion criterion) {
        var reported = field == LoanField.SEASONING ? LoanField.ORIGINATION_DATE : field;
        sql.add("coalesce(l.no_data ->> ").bind(reported.key(), "text").add(", 'BLANK') in (");
        var comma = "";
        for (var gap : Gap.values()) {
            if (criterion.accepted().contains(gap)) {
                sql.add(comma).bind(gap.name(), "text");
                comma = ", ";
            }
        }
        sql.add(")");
    }
}
