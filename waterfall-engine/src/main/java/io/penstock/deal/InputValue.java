package io.penstock.deal;

import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** How a figure from outside is written: {@code "1500.00"}, {@code "0.0145"}, {@code "12"}, {@code "true"}. */
public final class InputValue {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,14}");

    private InputValue() {}

    /**
     * The value: money in minor units, a flag as 1 or 0.
     *
     * @throws IllegalArgumentException if the text is no value of the kind
     */
    public static Fraction parse(Kind kind, Currency currency, String text) {
        boolean readable = switch (kind) {
            case MONEY, RATE -> DECIMAL.matcher(text).matches();
            case COUNT -> COUNT.matcher(text).matches();
            case FLAG -> text.equals("true") || text.equals("false");
            case DATE -> false;
        };
        if (!readable) {
            throw new IllegalArgumentException("\"" + text + "\" is no " + kind);
        }
        try {
            return switch (kind) {
                case MONEY ->
                    Fraction.of(Money.of(currency.getCurrencyCode(), text).minorUnits());
                case FLAG -> Fraction.of(text.equals("true") ? 1 : 0);
                case RATE, COUNT, DATE -> Fraction.of(new BigDecimal(text));
            };
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no amount of " + currency, e);
        }
    }

    /** The one form of the text among those that mean the same: without trailing zeros. */
    static String canonical(Kind kind, String text) {
        return kind == Kind.MONEY || kind == Kind.RATE ? DealWriter.decimal(new BigDecimal(text)) : text;
    }
}
