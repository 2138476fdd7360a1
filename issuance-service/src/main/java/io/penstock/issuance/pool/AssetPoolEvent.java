package io.penstock.issuance.pool;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** A fact about a pool. Loans are not events: they are stored by the hash of their tape. */
public sealed interface AssetPoolEvent {

    AssetPoolId poolId();

    record PoolOpened(
            AssetPoolId poolId,
            String name,
            Currency currency,
            LocalDate cutOffDate,
            List<EligibilityCriterion> criteria)
            implements AssetPoolEvent {}

    /** A tape was read without a fault. It takes the place of an earlier one. */
    record LoanTapeImported(AssetPoolId poolId, TapeSummary tape, EligibilitySummary eligibility)
            implements AssetPoolEvent {}

    /**
     * The loans no longer change.
     *
     * @param root Merkle root of the eligible loans, 64 hex digits
     */
    record PoolFrozen(
            AssetPoolId poolId, LocalDate cutOffDate, String tapeHash, String root, int loanCount, Money currentBalance)
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
