package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.issuance.pool.PoolSelection;
import io.penstock.issuance.pool.application.Pledges.DoublePledge;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import org.springframework.stereotype.Service;

/**
 * Freezes a pool after its loans are pledged to it, so that no loan is in two frozen pools.
 *
 * <p>The pledge is stored before the pool is frozen, and taken back if the pool refuses. If the process dies in between,
 * the loans stay pledged to a pool that is not frozen: freezing it again goes on, and so does {@link PledgeRecovery} at
 * the next start, which sets them free.
 */
@Service
public class PledgedFreeze {

    private final AssetPools pools;
    private final Pledges pledges;
    private final PoolFreeze freeze;

    public PledgedFreeze(AssetPools pools, Pledges pledges, PoolFreeze freeze) {
        this.pools = pools;
        this.pledges = pledges;
        this.freeze = freeze;
    }

    /**
     * Freezes the pool, or repeats what {@link PoolFreeze} repeats.
     *
     * @throws RejectedException if another pool has one of the loans, or the pool refuses
     */
    public void run(AssetPoolId poolId) {
        pledges.exclusively(poolId, () -> {
            if (pools.get(poolId) instanceof AssetPool.TapeImported pool) {
                var chosen = pool.selected().map(LoansSelected::selection).map(PoolSelection::loans);
                pledges.claim(poolId, pool.imported().tape().hash(), LoanSet.of(chosen))
                        .ifPresent(taken -> {
                            throw refused(taken);
                        });
            }
            try {
                freeze.run(poolId);
            } catch (RejectedException e) {
                if (pools.get(poolId) instanceof AssetPool.TapeImported) {
                    pledges.release(poolId);
                }
                throw e;
            }
        });
    }

    static RejectedException refused(DoublePledge taken) {
        return new RejectedException(new Rejection(
                AssetPoolRejection.LOAN_PLEDGED,
                "loan " + taken.loanId() + " is pledged to pool " + taken.pool()
                        + (taken.otherId().equals(taken.loanId()) ? "" : " as " + taken.otherId())
                        + (taken.loans() > 1 ? ", and at least " + (taken.loans() - 1) + " more are elsewhere" : "")
                        + "; leave them out"));
    }
}
