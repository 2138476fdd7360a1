package io.penstock.waterfall;

import io.penstock.kernel.Money;

/**
 * A class between two payment dates.
 *
 * @param originalBalance at issue
 * @param balance still to be repaid
 * @param deferredInterest fell due earlier and was not paid; it is due first
 * @param writtenDown losses that the balance was reduced by and that were not written up again
 */
public record ClassState(Money originalBalance, Money balance, Money deferredInterest, Money writtenDown) {

    /** Checks that nothing is negative. A balance may be above the original: capitalised interest is added to it. */
    public ClassState {
        Amounts.requireNotNegative("balance", balance);
        Amounts.requireNotNegative("deferred interest", deferredInterest);
        Amounts.requireNotNegative("written-down balance", writtenDown);
    }

    /** A class that bore no loss. */
    public ClassState(Money originalBalance, Money balance, Money deferredInterest) {
        this(originalBalance, balance, deferredInterest, Money.zero(balance.currency()));
    }
}
