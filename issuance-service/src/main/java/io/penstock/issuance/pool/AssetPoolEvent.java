package io.penstock.issuance.pool;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A fact about a pool. Loans are not events: they are stored by the hash of their tape. */
public sealed interface AssetPoolEvent {

    AssetPoolId poolId();

    /**
     * The terms of the pool.
     *
     * @param criteria empty if the pool names rules
     * @param rules registered rules by which its loans are judged; empty if it has criteria instead, which are rules by
     *     themselves
     */
    record PoolOpened(
            AssetPoolId poolId,
            String name,
            Currency currency,
            LocalDate cutOffDate,
            List<EligibilityCriterion> criteria,
            Optional<RuleReference> rules)
            implements AssetPoolEvent {}

    /**
     * A tape was read without a fault. It takes the place of an earlier one.
     *
     * @param rules by which its loans were judged; empty in logs of before rules had references, where they are the
     *     criteria of the pool
     */
    record LoanTapeImported(
            AssetPoolId poolId, TapeSummary tape, EligibilitySummary eligibility, Optional<RuleReference> rules)
            implements AssetPoolEvent {}

    /**
     * The loans no longer change.
     *
     * @param root Merkle root of the eligible loans, 64 hex digits
     * @param rules that made them eligible, as the tape's import has them
     */
    record PoolFrozen(
            AssetPoolId poolId,
            LocalDate cutOffDate,
            String tapeHash,
            String root,
            int loanCount,
            Money currentBalance,
            Optional<RuleReference> rules)
            implements AssetPoolEvent {}

    /** The root is to be written on chain: the intent, which precedes the transaction. */
    record PoolAnchorRequested(
            AssetPoolId poolId,
            int attempt,
            LocalDate cutOffDate,
            String tapeHash,
            String root,
            int loanCount,
            Money currentBalance)
            implements AssetPoolEvent {}

    record PoolAnchored(AssetPoolId poolId, int attempt, String transactionHash, long blockNumber)
            implements AssetPoolEvent {}

    /** The chain refused the anchor. Freezing again asks once more. */
    record PoolAnchorReverted(AssetPoolId poolId, int attempt, String reason) implements AssetPoolEvent {}
}
