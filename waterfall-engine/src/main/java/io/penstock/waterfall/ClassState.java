package io.penstock.waterfall;

import io.penstock.kernel.Money;

/**
 * A class between two payment dates.
 *
 * @param originalBalance at issue
 * @param balance still to be repaid
 * @param deferredInterest fell due earlier and was not paid; it bears no interest and is due first
 */
public record ClassState(Money originalBalance, Money balance, Money deferredInterest) {

    public ClassState {
        Amounts.requireNotNegative("balance", balance);
        Amounts.requireNotNegative("deferred interest", deferredInterest);
        if (balance.compareTo(originalBalance) > 0) {
            throw new IllegalArgumentException("balance " + balance + " is above the original " + originalBalance);
        }
    }
}
