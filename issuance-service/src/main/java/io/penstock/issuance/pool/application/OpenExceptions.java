package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;

/** What still has to be settled before a pool is frozen. */
@FunctionalInterface
public interface OpenExceptions {

    /** How many differences of the pool's tapes are open and block. */
    int blocking(AssetPoolId poolId);
}
