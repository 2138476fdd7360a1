/**
 * Asset pools: which loans are admitted, and the moment from which the pool no longer changes.
 *
 * <p>Aggregate: {@link io.penstock.issuance.pool.domain.AssetPool}. It decides whether a tape may be imported and
 * whether a pool may be frozen. Which loans are eligible is decided by the pure
 * {@link io.penstock.issuance.pool.domain.PoolEligibility} by the rule document that the pool was opened with; the loans
 * themselves are stored by the hash of their tape, and events carry hash, count and sums. The pool does not decide what
 * a loan pays: that is servicing.
 *
 * <p>Publishes {@code PoolLoansV1} parts and {@code PoolFrozenV1} on topic {@code issuance.pool.v1}. On chain: the
 * Merkle root of the eligible loans in {@code AssetPoolRegistry}.
 */
@NullMarked
package io.penstock.issuance.pool;

import org.jspecify.annotations.NullMarked;
