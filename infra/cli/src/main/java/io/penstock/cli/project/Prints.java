package io.penstock.cli.project;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalDouble;

/** How figures are printed, the same in all files. */
final class Prints {

    private static final int PERCENT_DECIMALS = 6;

    private Prints() {}

    /** An amount in major units with all decimals of the currency, without its name. */
    static String amount(Currency currency, long minorUnits) {
        return amount(new Money(currency, minorUnits));
    }

    /** The same as money has it. */
    static String amount(Money money) {
        return money.majorUnits().toPlainString();
    }

    /** An amount for people: thousands apart. */
    static String grouped(Currency currency, long minorUnits) {
        var plain = amount(currency, minorUnits);
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        var text = new StringBuilder(plain);
        for (int at = point - 3; at > (minorUnits < 0 ? 1 : 0); at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** The same for an amount held as a double. */
    static String grouped(Currency currency, double minorUnits) {
        return grouped(currency, Math.round(minorUnits));
    }

    /** An amount held as a double. */
    static String amount(Currency currency, double minorUnits) {
        return amount(currency, Math.round(minorUnits));
    }

    /** Percent of the whole with six decimals, half up, from exact amounts; empty if there is no whole. */
    static String percent(long part, long whole) {
        return whole == 0
                ? ""
                : BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), PERCENT_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** A figure with so many decimals; empty if there is none. */
    static String decimal(OptionalDouble figure, int decimals) {
        return figure.isPresent() ? decimal(figure.getAsDouble(), decimals) : "";
    }

    /** A figure with so many decimals, half up. */
    static String decimal(double figure, int decimals) {
        return BigDecimal.valueOf(figure)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A decimal as percent with so many decimals. */
    static String asPercent(double decimal, int decimals) {
        return String.format(Locale.ROOT, "%s%%", decimal(100 * decimal, decimals));
    }

    /** A cell of a CSV file: quoted where it must be. */
    static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
