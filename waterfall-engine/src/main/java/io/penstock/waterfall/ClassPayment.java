package io.penstock.waterfall;

import io.penstock.kernel.Money;

/** What a class receives on a payment date, all clauses together. */
public record ClassPayment(
        String className, Money interest, Money principal, Money residual, Money openingBalance, Money closingBalance) {

    public Money total() {
        return interest.plus(principal).plus(residual);
    }
}
