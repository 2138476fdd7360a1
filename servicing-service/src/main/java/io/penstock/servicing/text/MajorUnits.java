package io.penstock.servicing.text;

import io.penstock.kernel.Money;
import java.util.Currency;

/** Amounts in major units with all decimals of their currency, without its code: {@code "1234.50"}. */
public final class MajorUnits {

    private MajorUnits() {}

    public static String of(Money money) {
        return money.majorUnits().toPlainString();
    }

    public static String of(Currency currency, long minorUnits) {
        return of(new Money(currency, minorUnits));
    }
}
