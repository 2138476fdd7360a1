package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.eligibility.Operand.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes functions of operands; each answers null where a value is missing. */
final class Operands {

    private final LocalDate cutOff;
    private final int currencyDigits;

    Operands(LocalDate cutOff, int currencyDigits) {
        this.cutOff = cutOff;
        this.currencyDigits = currencyDigits;
    }

    interface Value<T> {
        @Nullable
        T of(LoanFacts facts);
    }

    Value<BigDecimal> number(Operand operand) {
        return switch (operand) {
            case Operand.Field(var field) -> {
                int decimals = field.type().decimals(currencyDigits);
                yield facts -> {
                    var value = Derived.number(facts, field, cutOff);
                    return value.isPresent() ? BigDecimal.valueOf(value.getAsLong(), decimals) : null;
                };
            }
            case Operand.Figure(var value) -> facts -> value;
            case Operand.Plus(var left, var right) -> both(number(left), number(right), BigDecimal::add);
            case Operand.Minus(var left, var right) -> both(number(left), number(right), BigDecimal::subtract);
            case Operand.Times(var left, var right) -> both(number(left), number(right), BigDecimal::multiply);
            case Operand.MonthsBetween(var from, var to) ->
                both(day(from), day(to), (a, b) -> BigDecimal.valueOf(Derived.months(a, b)));
            case Operand.DaysBetween(var from, var to) ->
                both(day(from), day(to), (a, b) -> BigDecimal.valueOf(ChronoUnit.DAYS.between(a, b)));
            case Operand.YearOf(var date) -> {
                var day = day(date);
                yield facts -> {
                    var value = day.of(facts);
                    return value == null ? null : BigDecimal.valueOf(value.getYear());
                };
            }
            case Operand.Text _, Operand.Day _, Operand.CutOff _, Operand.Moved _ -> throw wrong(operand);
        };
    }

    Value<LocalDate> day(Operand operand) {
        return switch (operand) {
            case Operand.Field(var field) -> facts -> facts.has(field) ? facts.day(field) : null;
            case Operand.Day(var value) -> facts -> value;
            case Operand.CutOff _ -> facts -> cutOff;
            case Operand.Moved(var date, int count, var span) -> {
                var from = day(date);
                yield facts -> {
                    var value = from.of(facts);
                    return value == null ? null : move(value, count, span);
                };
            }
            case Operand.Figure _,
                    Operand.Text _,
                    Operand.Plus _,
                    Operand.Minus _,
                    Operand.Times _,
                    Operand.MonthsBetween _,
                    Operand.DaysBetween _,
                    Operand.YearOf _ -> throw wrong(operand);
        };
    }

    static LocalDate move(LocalDate date, int count, Span span) {
        return switch (span) {
            case DAYS -> date.plusDays(count);
            case MONTHS -> date.plusMonths(count);
            case YEARS -> date.plusYears(count);
        };
    }

    Value<String> text(Operand operand) {
        if (operand instanceof Operand.Field(var field)) {
            return facts -> facts.has(field) ? facts.text(field) : null;
        }
        if (operand instanceof Operand.Text(var value)) {
            return facts -> value;
        }
        throw wrong(operand);
    }

    private interface Both<T, R> {
        R of(T left, T right);
    }

    private static <T, R> Value<R> both(Value<T> left, Value<T> right, Both<T, R> function) {
        return facts -> {
            var a = left.of(facts);
            var b = right.of(facts);
            return a == null || b == null ? null : function.of(a, b);
        };
    }

    private static IllegalStateException wrong(Operand operand) {
        return new IllegalStateException("the parser checks types, so " + operand + " cannot stand here");
    }
}
