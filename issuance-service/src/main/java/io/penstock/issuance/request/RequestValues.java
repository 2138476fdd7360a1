package io.penstock.issuance.request;

import io.penstock.kernel.Money;
import io.penstock.platform.problem.ProblemException;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Turns texts of a request into values. */
public final class RequestValues {

    private RequestValues() {}

    /**
     * An id from a path or a body.
     *
     * @param type makes the id, and throws {@link IllegalArgumentException} if the text is none
     */
    public static <T> T id(Function<String, T> type, String text) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw malformed("ID_MALFORMED", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The value, which must be there.
     *
     * @param value null if the request does not name the field
     */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw malformed("FIELD_MISSING", "the request has no '" + field + "'");
        }
        return value;
    }

    /**
     * A currency from its code.
     *
     * @param code ISO 4217
     */
    public static Currency currency(@Nullable String code) {
        var text = required(code, "currency");
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException _) {
            throw malformed("CURRENCY_UNKNOWN", "'" + text + "' is no currency of ISO 4217");
        }
    }

    /**
     * An amount from text.
     *
     * @param amount major units
     */
    public static Money money(Currency currency, @Nullable String amount, String field) {
        var text = required(amount, field);
        try {
            if (!text.matches("-?\\d{1,15}(\\.\\d{1,4})?")) {
                throw new ArithmeticException("not a plain decimal");
            }
            return Money.of(currency.getCurrencyCode(), text);
        } catch (ArithmeticException _) {
            throw malformed(
                    "AMOUNT_MALFORMED",
                    "'" + text + "' in '" + field + "' is no amount of " + currency + ": expected text like 1234.50");
        }
    }

    /** Major units as plain text, for answers. */
    public static String text(Money money) {
        return money.majorUnits().toPlainString();
    }

    private static ProblemException malformed(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
