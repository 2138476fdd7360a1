package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.domain.AssetPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts pledges right that a process left behind when it died between a pledge and the command that follows it, or between
 * a command and the release that follows that one. A pool that is not frozen has no pledges: freezing it asks for them
 * anew. A frozen pool has those of its loans and no others. What another instance works on at this moment is left to it.
 */
@Component
public class PledgeRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(PledgeRecovery.class);

    private final AssetPools pools;
    private final Pledges pledges;

    public PledgeRecovery(AssetPools pools, Pledges pledges) {
        this.pools = pools;
        this.pledges = pledges;
    }

    /** Looks at all pools that have pledges. */
    @EventListener(ApplicationReadyEvent.class)
    public void run() {
        for (var name : pledges.holders()) {
            var poolId = AssetPoolId.named(name);
            if (!pledges.tryExclusively(poolId, () -> settle(poolId))) {
                LOG.info("pledges of {} are being changed: left alone", poolId);
            }
        }
    }

    private void settle(AssetPoolId poolId) {
        var pool = pools.get(poolId);
        int freed = switch (pool) {
            case AssetPool.Absent _, AssetPool.Open _, AssetPool.TapeImported _, AssetPool.Cancelled _ ->
                pledges.release(poolId);
            case AssetPool.Frozen frozen ->
                pledges.keepOnly(
                        poolId,
                        frozen.imported().tape().hash(),
                        LoanSet.of(frozen.contents().loans()));
            case AssetPool.Anchored anchored ->
                pledges.keepOnly(
                        poolId,
                        anchored.imported().tape().hash(),
                        LoanSet.of(anchored.contents().loans()));
        };
        if (freed > 0) {
            LOG.warn("{} loans were pledged to {} and are not in it: they are free", freed, poolId);
        }
    }
}
