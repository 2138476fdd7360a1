package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import java.util.List;
import java.util.Optional;

/** Which loans of the platform are pledged to which pool. A loan is pledged to one pool at most. */
public interface Pledges {

    /**
     * A loan that another pool has.
     *
     * @param loanId as the refused pool calls it
     * @param pool name of the pool that has it
     * @param otherId as that pool calls it
     * @param loans how many loans of the refused pool are known to be pledged elsewhere; there may be more
     */
    record DoublePledge(String loanId, String pool, String otherId, int loans) {}

    /**
     * Pledges loans of a tape to the pool, all or none. What the pool had pledged before is replaced. Two large pools
     * that ask for the same loans at one moment may both be refused: ask again.
     *
     * @return the first loan, by its id, that another pool has; then nothing is pledged
     */
    Optional<DoublePledge> claim(AssetPoolId poolId, String tapeHash, LoanSet set);

    /**
     * Pledges those of the loans that the pool does not have yet, and keeps what it has.
     *
     * @return the first loan that another pool has; then some of the loans may be pledged: {@link #keepOnly} what counts
     */
    Optional<DoublePledge> extend(AssetPoolId poolId, String tapeHash, LoanSet set);

    /** Takes back what the pool has pledged beside these loans: how many. */
    int keepOnly(AssetPoolId poolId, String tapeHash, LoanSet set);

    /** Takes back what the pool has pledged: how many loans. */
    int release(AssetPoolId poolId);

    /** Names of the pools that have pledges. */
    List<String> holders();

    /**
     * Runs what changes the pledges of a pool while no other process does.
     *
     * @throws io.penstock.kernel.Rejection.RejectedException if another one does
     */
    void exclusively(AssetPoolId poolId, Runnable work);

    /** Runs it unless another process is at it: whether it ran. */
    boolean tryExclusively(AssetPoolId poolId, Runnable work);
}
