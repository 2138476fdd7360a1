package io.penstock.issuance.pool.domain.eligibility;

import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions in their one canonical form: what it writes reads back as the same condition. */
final class ConditionText {

    private ConditionText() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) -> joined(parts, " and ");
            case Condition.Or(var parts) -> joined(parts, " or ");
            case Condition.Not(var inner) -> "not (" + of(inner) + ")";
            case Condition.Compare(var left, var comparison, var right) ->
                of(left) + " " + comparison.sign() + " " + of(right);
            case Condition.Between(var value, var low, var high, boolean negated) ->
                of(value) + (negated ? " not" : "") + " between " + of(low) + " and " + of(high);
            case Condition.In(var value, var choices, boolean negated) ->
                of(value) + (negated ? " not" : "") + " in "
                        + choices.stream().map(ConditionText::of).collect(Collectors.joining(", ", "(", ")"));
            case Condition.Missing(var field, boolean negated) ->
                field.key() + " is" + (negated ? " not" : "") + " missing";
        };
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream()
                .map(part ->
                        part instanceof Condition.And || part instanceof Condition.Or ? "(" + of(part) + ")" : of(part))
                .collect(Collectors.joining(word));
    }

    static String of(Operand operand) {
        return switch (operand) {
            case Operand.Field(var field) -> field.key();
            case Operand.Figure(var value) -> value.toPlainString();
            case Operand.Text(var value) -> value.indexOf('\'') < 0 ? "'" + value + "'" : '"' + value + '"';
            case Operand.Day(var value) -> value.toString();
            case Operand.CutOff _ -> "cutOff";
            case Operand.Plus(var left, var right) -> of(left) + " + " + of(right);
            case Operand.Minus(var left, var right) -> of(left) + " - " + of(right);
            case Operand.Times(var left, var right) -> of(left) + " * " + of(right);
            case Operand.Moved(var date, int count, var span) ->
                of(date) + (count < 0 ? " - " : " + ") + Math.abs(count) + " " + OperandParser.name(span);
            case Operand.MonthsBetween(var from, var to) -> "months(" + of(from) + ", " + of(to) + ")";
            case Operand.DaysBetween(var from, var to) -> "days(" + of(from) + ", " + of(to) + ")";
            case Operand.YearOf(var date) -> "year(" + of(date) + ")";
        };
    }
}
