package io.penstock.servicing.distribution;

import io.penstock.kernel.Money;

/**
 * What one class receives on a payment date.
 *
 * @param residual what is left at the end of the priority of payments; of the equity class
 * @param originalBalance at closing, which is the number of units in issue
 */
public record ClassAmount(
        String className,
        Money interest,
        Money principal,
        Money residual,
        Money originalBalance,
        Money openingBalance,
        Money closingBalance) {

    public Money total() {
        return interest.plus(principal).plus(residual);
    }
}
