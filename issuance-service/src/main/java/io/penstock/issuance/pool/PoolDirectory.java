package io.penstock.issuance.pool;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/** What other contexts may ask about pools. */
public interface PoolDirectory {

    /**
     * A pool that no longer changes.
     *
     * @param anchored whether its root is confirmed on chain
     */
    record FrozenPool(AssetPoolId poolId, LocalDate cutOffDate, Money currentBalance, boolean anchored) {}

    /**
     * Looks a pool up.
     *
     * @return empty if there is no such pool, or it may still change
     */
    Optional<FrozenPool> frozen(AssetPoolId poolId);
}
