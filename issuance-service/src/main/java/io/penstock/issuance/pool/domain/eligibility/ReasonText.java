package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.eligibility.Admission.Outcome;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument.Criterion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Says in words why a loan misses a criterion: its own figures, and what they are held against. */
final class ReasonText {

    private static final int LONGEST = 300;

    private final LocalDate cutOff;
    private final int currencyDigits;

    ReasonText(LocalDate cutOff, int currencyDigits) {
        this.cutOff = cutOff;
        this.currencyDigits = currencyDigits;
    }

    String of(Criterion criterion, Outcome outcome, LoanFacts facts) {
        var text = outcome == Outcome.UNKNOWN ? missing(criterion.condition(), facts) : missed(criterion, facts);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String missing(Condition condition, LoanFacts facts) {
        return condition.fields().stream()
                .filter(field -> !Derived.has(facts, field, cutOff))
                .map(field -> field.words()
                        + (Derived.gap(facts, field) == Gap.BLANK
                                ? " not reported"
                                : " not reported (" + Derived.gap(facts, field) + ")"))
                .collect(Collectors.joining(", "));
    }

    private String missed(Criterion criterion, LoanFacts facts) {
        if (criterion.condition() instanceof Condition.Compare(Operand.Field(var field), var comparison, var right)
                && Fields.isConstant(right)) {
            return field.words() + " " + value(facts, field) + " "
                    + comparison.opposite().sign() + " " + limit(field, right);
        }
        return criterion.condition().fields().stream()
                        .map(field -> field.words() + " " + value(facts, field))
                        .collect(Collectors.joining(", "))
                + ", due is " + criterion.text();
    }

    private String limit(LoanField field, Operand right) {
        return right instanceof Operand.Figure(var value) ? shown(field, value) : ConditionText.of(right);
    }

    String value(LoanFacts facts, LoanField field) {
        if (!Derived.has(facts, field, cutOff)) {
            return "not reported";
        }
        return switch (field.type()) {
            case AMOUNT, RATE, INTEGER ->
                shown(
                        field,
                        BigDecimal.valueOf(
                                Derived.number(facts, field, cutOff).orElseThrow(),
                                field.type().decimals(currencyDigits)));
            case DATE -> facts.day(field).toString();
            case TEXT -> "'" + facts.text(field) + "'";
        };
    }

    /** Amounts with all digits of their currency, other numbers without zeros at their end. */
    private String shown(LoanField field, BigDecimal value) {
        var plain = new Operand.Figure(value).value();
        return (field.type() == FieldType.AMOUNT && plain.scale() < currencyDigits
                        ? plain.setScale(currencyDigits)
                        : plain)
                .toPlainString();
    }
}
