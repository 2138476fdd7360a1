package io.penstock.cli.pay;

import io.penstock.kernel.Money;
import java.util.Locale;

/** Amounts as text. The currency stands once, at the top of a file or a table. */
final class Figures {

    private Figures() {}

    /** For programs, {@code 1500000.00}. */
    static String plain(Money money) {
        return money.majorUnits().toPlainString();
    }

    /** For people, {@code 1,500,000.00}. */
    static String grouped(Money money) {
        return String.format(
                Locale.ROOT, "%,." + money.currency().getDefaultFractionDigits() + "f", money.majorUnits());
    }
}
