package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.PoolDirectory;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.platform.eventstore.Streams;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Pools as they stand in the log at this moment. */
@Component
public class AssetPools implements PoolDirectory {

    private final Streams streams;

    public AssetPools(Streams streams) {
        this.streams = streams;
    }

    /** The pool's state, {@link AssetPool.Absent} if there is none. */
    public AssetPool get(AssetPoolId poolId) {
        return streams.state(PoolLog.POOL, poolId.value());
    }

    @Override
    public Optional<FrozenPool> frozen(AssetPoolId poolId) {
        var pool = get(poolId);
        return AssetPool.contents(pool)
                .map(contents -> new FrozenPool(
                        poolId,
                        AssetPool.terms(pool).orElseThrow().cutOffDate(),
                        contents.currentBalance(),
                        pool instanceof AssetPool.Anchored));
    }
}
