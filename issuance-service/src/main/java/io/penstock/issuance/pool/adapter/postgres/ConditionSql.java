package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.eligibility.Condition;
import io.penstock.issuance.pool.domain.eligibility.FieldType;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.Operand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes conditions as SQL over a row called {@code l}. Numbers are {@code numeric}, so nothing is rounded; a value that
 * is not there is null, and SQL's own logic of three values is the one that conditions have.
 */
final class ConditionSql {

    private final SqlText sql;
    private final LocalDate cutOff;
    private final int currencyDigits;

    ConditionSql(SqlText sql, LocalDate cutOff, int currencyDigits) {
        this.sql = sql;
        this.cutOff = cutOff;
        this.currencyDigits = currencyDigits;
    }

    void condition(Condition condition) {
        sql.add("(");
        switch (condition) {
            case Condition.And(var parts) -> joined(parts, " and ");
            case Condition.Or(var parts) -> joined(parts, " or ");
            case Condition.Not(var inner) -> {
                sql.add("not ");
                condition(inner);
            }
            case Condition.Compare(var left, var comparison, var right) -> {
                operand(left);
                sql.add(
                        switch (comparison) {
                            case EQUAL -> " = ";
                            case DIFFERENT -> " <> ";
                            case LESS -> " < ";
                            case AT_MOST -> " <= ";
                            case MORE -> " > ";
                            case AT_LEAST -> " >= ";
                        });
                operand(right);
            }
            case Condition.Between(var value, var low, var high, boolean negated) -> {
                operand(value);
                sql.add(negated ? " not between " : " between ");
                operand(low);
                sql.add(" and ");
                operand(high);
            }
            case Condition.In(var value, var choices, boolean negated) -> {
                operand(value);
                sql.add(negated ? " not in (" : " in (");
                var comma = "";
                for (var choice : choices) {
                    sql.add(comma);
                    operand(choice);
                    comma = ", ";
                }
                sql.add(")");
            }
            case Condition.Missing(var field, boolean negated) -> {
                field(field);
                sql.add(negated ? " is not null" : " is null");
            }
        }
        sql.add(")");
    }

    private void joined(List<Condition> parts, String word) {
        var between = "";
        for (var part : parts) {
            sql.add(between);
            condition(part);
            between = word;
        }
    }

    private void operand(Operand operand) {
        switch (operand) {
            case Operand.Field(var field) -> field(field);
            case Operand.Figure(var value) -> sql.bind(value, "numeric");
            case Operand.Text(var value) -> sql.bind(value, "text");
            case Operand.Day(var value) -> sql.bind(value, "date");
            case Operand.CutOff _ -> sql.bind(cutOff, "date");
            case Operand.Plus(var left, var right) -> both(left, " + ", right);
            case Operand.Minus(var left, var right) -> both(left, " - ", right);
            case Operand.Times(var left, var right) -> both(left, " * ", right);
            case Operand.DaysBetween(var from, var to) -> both(to, " - ", from);
            case Operand.MonthsBetween(var from, var to) -> months(() -> operand(from), () -> operand(to));
            case Operand.YearOf(var date) -> part("year", () -> operand(date));
            case Operand.Moved(var date, int count, var span) -> {
                sql.add("((");
                operand(date);
                sql.add(
                        switch (span) {
                            case DAYS -> " + make_interval(days => ";
                            case MONTHS -> " + make_interval(months => ";
                            case YEARS -> " + make_interval(years => ";
                        });
                sql.bind(count, "int").add("))::date)");
            }
        }
    }

    private void both(Operand left, String sign, Operand right) {
        sql.add("(");
        operand(left);
        sql.add(sign);
        operand(right);
        sql.add(")");
    }

    /** Calendar months from one date to another. */
    private void months(Runnable from, Runnable to) {
        sql.add("((");
        part("year", to);
        sql.add(" - ");
        part("year", from);
        sql.add(") * 12 + ");
        part("month", to);
        sql.add(" - ");
        part("month", from);
        sql.add(")");
    }

    private void part(String what, Runnable date) {
        sql.add("extract(" + what + " from ");
        date.run();
        sql.add(")");
    }

    /** A field as rules see it: amounts in major units, and what is derived where it is not stored. */
    void field(LoanField field) {
        switch (field) {
            case SEASONING -> {
                sql.add("coalesce(");
                months(() -> column(LoanField.ORIGINATION_DATE), () -> sql.bind(cutOff, "date"));
                sql.add(", l.original_term - l.remaining_term)");
            }
            case REMAINING_TERM -> {
                sql.add("coalesce(l.remaining_term, ");
                months(() -> sql.bind(cutOff, "date"), () -> column(LoanField.MATURITY_DATE));
                sql.add(")");
            }
            default -> {
                if (field.type() == FieldType.AMOUNT) {
                    sql.add("(");
                    column(field);
                    sql.add(" * ")
                            .bind(BigDecimal.ONE.movePointLeft(currencyDigits), "numeric")
                            .add(")");
                } else {
                    column(field);
                }
            }
        }
    }

    private void column(LoanField field) {
        sql.add("l.").add(field.column());
    }
}
