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
     * @param documents kinds that are needed before freezing or closing
     */
    record PoolOpened(
            AssetPoolId poolId,
            String name,
            Currency currency,
            LocalDate cutOffDate,
            List<EligibilityCriterion> criteria,
            Optional<RuleReference> rules,
            List<PoolDocument.Required> documents)
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
     * The pool is fixed; from here on single loans change by {@link PoolLoansChanged} only.
     *
     * @param root Merkle root of its loans, 64 hex digits
     * @param rules that made them eligible, as the tape's import has them
     * @param selection that chose the loans, its id; empty if they are all the eligible loans of the tape
     * @param loans SHA-256 over the ids of the chosen loans; empty without a selection
     */
    record PoolFrozen(
            AssetPoolId poolId,
            LocalDate cutOffDate,
            String tapeHash,
            String root,
            int loanCount,
            Money currentBalance,
            Optional<RuleReference> rules,
            Optional<String> selection,
            Optional<String> loans)
            implements AssetPoolEvent {}

    /**
     * The root is to be written on chain: the intent, which precedes the transaction.
     *
     * @param version of the pool's loans on chain, from 1
     */
    record PoolAnchorRequested(
            AssetPoolId poolId,
            int attempt,
            LocalDate cutOffDate,
            String tapeHash,
            String root,
            int loanCount,
            Money currentBalance,
            int version)
            implements AssetPoolEvent {}

    record PoolAnchored(AssetPoolId poolId, int attempt, String transactionHash, long blockNumber)
            implements AssetPoolEvent {}

    /** The chain refused the anchor. Freezing again asks once more. */
    record PoolAnchorReverted(AssetPoolId poolId, int attempt, String reason) implements AssetPoolEvent {}

    /** The administrator has agreed to chosen loans of the tape: freezing takes them and no others. */
    record LoansSelected(AssetPoolId poolId, String tapeHash, PoolSelection selection) implements AssetPoolEvent {}

    /**
     * Loans have left a frozen pool, or others have entered. Its new root is to be anchored.
     *
     * @param version of the pool's loans, from 2 if an earlier one was anchored
     * @param added ids
     */
    record PoolLoansChanged(
            AssetPoolId poolId, int version, List<LoanRemoval> removed, List<String> added, PoolLoanSet after)
            implements AssetPoolEvent {}

    /**
     * The closing of a deal begins: the pool is this deal's, and its loans no longer change. They are told to servicing.
     *
     * @param dealId value of the deal's id
     * @param loans SHA-256 over the loan ids; empty if they are all the eligible loans of the tape
     */
    record PoolCommitted(
            AssetPoolId poolId,
            String dealId,
            LocalDate cutOffDate,
            String tapeHash,
            Optional<String> loans,
            String root,
            int loanCount,
            Money currentBalance)
            implements AssetPoolEvent {}

    /** The deal does not close after all: the pool may be another's, with the same loans, or be given up. */
    record PoolUncommitted(AssetPoolId poolId, String dealId, String reason) implements AssetPoolEvent {}

    /** There will be no such pool: its loans are free for others. */
    record PoolCancelled(AssetPoolId poolId, String reason) implements AssetPoolEvent {}

    record PoolDocumentRecorded(AssetPoolId poolId, PoolDocument document, String recordedBy)
            implements AssetPoolEvent {}
}
