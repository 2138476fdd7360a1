package io.penstock.cli.output;

import io.penstock.kernel.Money;
import java.util.Locale;

/** Amounts for people. */
public final class Amounts {

    private Amounts() {}

    /** {@code USD 1,234.56}. */
    public static String text(Money money) {
        return money.currency() + " " + plain(money);
    }

    /** {@code 1,234.56}, where the currency stands elsewhere. */
    public static String plain(Money money) {
        return String.format(
                Locale.ROOT, "%,." + money.currency().getDefaultFractionDigits() + "f", money.majorUnits());
    }
}
