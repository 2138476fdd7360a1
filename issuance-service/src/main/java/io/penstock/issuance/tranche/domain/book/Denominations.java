package io.penstock.issuance.tranche.domain.book;

import io.penstock.kernel.Money;

/** Amounts that are whole numbers of units. */
final class Denominations {

    private Denominations() {}

    /** Whether the amount is a positive multiple, in the same currency. */
    static boolean isMultiple(Money amount, Money denomination) {
        return amount.currency().equals(denomination.currency())
                && amount.minorUnits() > 0
                && amount.minorUnits() % denomination.minorUnits() == 0;
    }

    /** How many units the amount is. */
    static long units(Money amount, Money denomination) {
        return amount.minorUnits() / denomination.minorUnits();
    }
}
