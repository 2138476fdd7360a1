package io.penstock.issuance.pool.domain.eligibility;

import java.util.EnumSet;
import java.util.Set;

/** Finds the fields of conditions. */
final class Fields {

    private Fields() {}

    /** All fields that a condition names, those whose absence it asks for among them. */
    static Set<LoanField> mentioned(Condition condition) {
        var fields = EnumSet.noneOf(LoanField.class);
        of(condition, fields, true);
        return fields;
    }

    /** Whether an operand is the same for every loan. */
    static boolean isConstant(Operand operand) {
        var fields = EnumSet.noneOf(LoanField.class);
        of(operand, fields);
        return fields.isEmpty();
    }

    static void of(Condition condition, Set<LoanField> into) {
        of(condition, into, false);
    }

    private static void of(Condition condition, Set<LoanField> into, boolean absence) {
        switch (condition) {
            case Condition.And(var parts) -> parts.forEach(part -> of(part, into, absence));
            case Condition.Or(var parts) -> parts.forEach(part -> of(part, into, absence));
            case Condition.Not(var inner) -> of(inner, into, absence);
            case Condition.Compare compare -> {
                of(compare.left(), into);
                of(compare.right(), into);
            }
            case Condition.Between between -> {
                of(between.value(), into);
                of(between.low(), into);
                of(between.high(), into);
            }
            case Condition.In in -> of(in.value(), into);
            case Condition.Missing missing -> {
                if (absence) {
                    into.add(missing.field());
                }
            }
        }
    }

    static void of(Operand operand, Set<LoanField> into) {
        switch (operand) {
            case Operand.Field(var field) -> into.add(field);
            case Operand.Plus(var left, var right) -> both(left, right, into);
            case Operand.Minus(var left, var right) -> both(left, right, into);
            case Operand.Times(var left, var right) -> both(left, right, into);
            case Operand.MonthsBetween(var from, var to) -> both(from, to, into);
            case Operand.DaysBetween(var from, var to) -> both(from, to, into);
            case Operand.Moved moved -> of(moved.date(), into);
            case Operand.YearOf(var date) -> of(date, into);
            case Operand.Figure n -> {}
            case Operand.Text t -> {}
            case Operand.Day d -> {}
            case Operand.CutOff c -> {}
        }
    }

    private static void both(Operand left, Operand right, Set<LoanField> into) {
        of(left, into);
        of(right, into);
    }
}
