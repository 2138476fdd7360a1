package io.penstock.cli.pay;

import io.penstock.cli.file.Part;
import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.Optional;

/** Amounts of a report: major units, at most the decimals of the currency, {@code "1500.00"} or {@code "1500"}. */
final class MoneyPart {

    private MoneyPart() {}

    static Optional<Money> notNegative(Part part, Currency currency) {
        return part.parsed("an amount of " + currency + ", not negative, such as 1500.00", text -> {
            if (!text.matches("[0-9]{1,15}(\\.[0-9]+)?")) {
                throw new NumberFormatException(text);
            }
            return Money.of(currency.getCurrencyCode(), text);
        });
    }
}
