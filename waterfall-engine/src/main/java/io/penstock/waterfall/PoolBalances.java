package io.penstock.waterfall;

import io.penstock.kernel.Money;

/**
 * The pool over a collection period. {@link WaterfallInput} holds it to {@code begin + bought on the last payment
 * date − principal collections − defaulted − removed = end}.
 *
 * @param begin of the collection period
 * @param defaulted balance of the loans charged off in the period
 * @param removed what else left the pool without being collected as principal; below zero where balances were raised
 * @param end of the collection period
 * @param cutOff when the pool was fixed
 * @param delinquent30 balance of the loans 30 to 59 days past due at the end; zero where nobody counts them
 * @param delinquent60 60 to 89 days
 * @param delinquent90 90 days and more
 * @param count loans at the end; zero where nobody counts them
 */
public record PoolBalances(
        Money begin,
        Money defaulted,
        Money removed,
        Money end,
        Money cutOff,
        Money delinquent30,
        Money delinquent60,
        Money delinquent90,
        long count) {

    /** Checks that no balance is negative. */
    public PoolBalances {
        Amounts.requireNotNegative("pool.begin", begin);
        Amounts.requireNotNegative("pool.defaulted", defaulted);
        Amounts.requireNotNegative("pool.end", end);
        Amounts.requireNotNegative("pool.cutOff", cutOff);
        Amounts.requireNotNegative("pool.delinquent30", delinquent30);
        Amounts.requireNotNegative("pool.delinquent60", delinquent60);
        Amounts.requireNotNegative("pool.delinquent90", delinquent90);
        if (count < 0) {
            throw new IllegalArgumentException("pool.count may not be negative: " + count);
        }
    }

    /** A pool of which only balances are known. */
    public PoolBalances(Money begin, Money defaulted, Money end, Money cutOff) {
        this(begin, defaulted, zero(end), end, cutOff, zero(end), zero(end), zero(end), 0);
    }

    /** The same balances with what is known of the loans at the end. */
    public PoolBalances withLoans(Money newDelinquent30, Money newDelinquent60, Money newDelinquent90, long newCount) {
        return new PoolBalances(
                begin, defaulted, removed, end, cutOff, newDelinquent30, newDelinquent60, newDelinquent90, newCount);
    }

    /** The same pool with something removed, and ending so much lower. */
    public PoolBalances withRemoved(Money newRemoved) {
        var newEnd = end.plus(removed).minus(newRemoved);
        return new PoolBalances(
                begin, defaulted, newRemoved, newEnd, cutOff, delinquent30, delinquent60, delinquent90, count);
    }

    private static Money zero(Money like) {
        return Money.zero(like.currency());
    }
}
