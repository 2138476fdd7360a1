package io.penstock.waterfall;

import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Values of formulas as reports and states write them: money in major units, {@code "1500.00"}; a pure number as a
 * reduced fraction, {@code "113/24000"}; a count, {@code "12"}; a flag, {@code "true"}; a date, {@code "2026-01-15"}.
 *
 * <p>Values come and go as {@code FormulaEvaluator} has them: money in minor units, flags as 1 or 0, dates as days
 * since 1 January 1970. Both ways of running a deal write their values here.
 */
public final class ValueText {

    private ValueText() {}

    /** The value as text. Money that is no whole number of minor units is written exactly, as a pure number is. */
    public static String of(Kind kind, Currency currency, Fraction value) {
        return switch (kind) {
            case MONEY ->
                value.isWhole()
                        ? MoneyText.of(new Money(currency, value.floor()))
                        : NumberText.of(major(currency, value));
            case RATE, COUNT -> value.toString();
            case FLAG -> Boolean.toString(value.signum() != 0);
            case DATE -> LocalDate.ofEpochDay(value.floor()).toString();
        };
    }

    /**
     * Reads what {@link #of} writes of an amount of a document.
     *
     * @throws IllegalArgumentException if the text is no value of the kind
     */
    public static Fraction parse(Kind kind, Currency currency, String text) {
        try {
            return switch (kind) {
                case MONEY -> Fraction.of(MoneyText.parse(currency, text).minorUnits());
                case RATE, COUNT -> NumberText.fraction(text);
                case FLAG -> flag(text);
                case DATE -> Fraction.of(LocalDate.parse(text).toEpochDay());
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no " + kind + ": " + e.getMessage(), e);
        }
    }

    private static Fraction major(Currency currency, Fraction minor) {
        return minor.dividedBy(Fraction.of(BigDecimal.TEN.pow(currency.getDefaultFractionDigits())));
    }

    private static Fraction flag(String text) {
        return switch (text) {
            case "true" -> Fraction.of(1);
            case "false" -> Fraction.ZERO;
            default -> throw new IllegalArgumentException("true or false is expected");
        };
    }
}
