package io.penstock.waterfall;

import io.penstock.kernel.Money;

/** The one precondition of every amount that enters a waterfall. */
final class Amounts {

    private Amounts() {}

    static void requireNotNegative(String what, Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException(what + " may not be negative: " + amount);
        }
    }
}
