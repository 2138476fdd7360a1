package io.penstock.waterfall;

import io.penstock.kernel.Money;

/**
 * The balance of the pool over a collection period: {@code begin − principal collections − defaulted =
 * end}.
 *
 * @param begin of the collection period
 * @param defaulted balance of the loans charged off in the period
 * @param end of the collection period
 * @param cutOff when the pool was fixed
 */
public record PoolBalances(Money begin, Money defaulted, Money end, Money cutOff) {

    public PoolBalances {
        Amounts.requireNotNegative("pool balance at begin", begin);
        Amounts.requireNotNegative("defaulted balance", defaulted);
        Amounts.requireNotNegative("pool balance at end", end);
        Amounts.requireNotNegative("pool balance at cut-off", cutOff);
    }
}
