package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.Optional;

/**
 * What is known of the pool between two payment dates.
 *
 * @param balance at the end of the last collection period; empty at closing, when the first collection period
 *     brings it
 * @param cumulativeDefaulted balance of all loans charged off since the cut-off date
 * @param purchased balance of the assets bought on the last payment date: the next collection period holds them
 */
public record PoolState(Optional<Money> balance, Money cumulativeDefaulted, Money purchased) {

    /** Checks that nothing is negative. */
    public PoolState {
        balance.ifPresent(known -> Amounts.requireNotNegative("pool.balance of the opening state", known));
        Amounts.requireNotNegative("pool.cumulativeDefaulted of the opening state", cumulativeDefaulted);
        Amounts.requireNotNegative("pool.purchased of the opening state", purchased);
    }
}
