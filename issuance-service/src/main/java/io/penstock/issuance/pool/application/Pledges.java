package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
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
     * Pledges the eligible loans of a tape to the pool, all or none. What the pool had pledged before is replaced. Two
     * large pools that ask for the same loans at one moment may both be refused: ask again.
     *
     * @return the first loan, by its id, that another pool has; then nothing is pledged
     */
    Optional<DoublePledge> claim(AssetPoolId poolId, String tapeHash);

    /** Takes back what the pool has pledged. */
    void release(AssetPoolId poolId);
}
