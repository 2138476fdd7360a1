package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.Currency;

/** Amounts as our JSON writes them: major units with all decimals of the currency, {@code "1500.00"}. */
final class MoneyText {

    private MoneyText() {}

    static String of(Money money) {
        return money.majorUnits().toPlainString();
    }

    /** @throws IllegalArgumentException unless the text is exactly as {@link #of} writes it */
    static Money parse(Currency currency, String text) {
        try {
            var money = Money.of(currency.getCurrencyCode(), text);
            if (of(money).equals(text)) {
                return money;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no amount of " + currency, e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not how an amount of " + currency + " is written");
    }
}
