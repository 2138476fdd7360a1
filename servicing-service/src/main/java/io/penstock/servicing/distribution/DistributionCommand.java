package io.penstock.servicing.distribution;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolBalances;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** An intention about a payment date. */
public sealed interface DistributionCommand {

    DistributionId distributionId();

    /**
     * Runs the waterfall.
     *
     * @param calculatedBy the person who orders it; may not approve
     * @param period the closed collection period, empty while it is open
     * @param previous the payment date before, empty if nothing was calculated for it or there is none
     */
    record Calculate(
            DistributionId distributionId,
            String calculatedBy,
            ResolvedDeal deal,
            Optional<PeriodFigures> period,
            Optional<Previous> previous)
            implements DistributionCommand {}

    /**
     * Cash and balances of a closed collection period.
     *
     * @param collections by source of the deal document; a source that is not here brought nothing
     */
    record PeriodFigures(SortedMap<String, Money> collections, PoolBalances pool) {}

    /**
     * The payment date before.
     *
     * @param closing its state after all payments, which the next one opens with
     */
    record Previous(DistributionId distributionId, boolean paid, DealState closing) {}

    /**
     * One person agrees.
     *
     * @param stateHash of the calculation that the person has seen
     */
    record Approve(DistributionId distributionId, String approver, String stateHash) implements DistributionCommand {}

    /**
     * Fixes the holders.
     *
     * @param holdings the service's own copy
     * @param onChain the same wallets as the chain has them now
     */
    record RecordHolders(
            DistributionId distributionId, String recordedBy, List<Holding> holdings, List<Holding> onChain)
            implements DistributionCommand {}

    /** The record number is on every class of the deal on chain. */
    record ConfirmRecord(DistributionId distributionId, String transactionHash, long blockNumber)
            implements DistributionCommand {}

    /**
     * Orders escrow, payouts and new balances on chain.
     *
     * @param differences between log and chain that concern the deal and that nobody has accepted
     */
    record Declare(DistributionId distributionId, String declaredBy, List<String> differences)
            implements DistributionCommand {}

    /**
     * A transaction of the payout is mined.
     *
     * @param reserved whom of its payees it has not paid, because they may not have cash now
     */
    record ConfirmStep(
            DistributionId distributionId,
            String effectKey,
            String transactionHash,
            long blockNumber,
            List<Payout> reserved)
            implements DistributionCommand {}

    /** A transaction was refused by the chain. */
    record FailStep(DistributionId distributionId, String effectKey, String reason) implements DistributionCommand {}

    /**
     * Pays what is reserved for holders that may have cash again.
     *
     * @param clear reserved payments whose wallets may have cash now
     */
    record ReleaseReserved(DistributionId distributionId, String orderedBy, List<Payout> clear)
            implements DistributionCommand {}

    /**
     * The transaction of a release is mined.
     *
     * @param paid whether the payment has left escrow
     */
    record ConfirmRelease(
            DistributionId distributionId, String effectKey, String transactionHash, long blockNumber, boolean paid)
            implements DistributionCommand {}

    /** The transaction of a release was refused by the chain. */
    record FailRelease(DistributionId distributionId, String effectKey, String reason) implements DistributionCommand {}

    /**
     * A payment has left escrow by a claim.
     *
     * @param index of the payment among those to holders
     */
    record NoteClaim(
            DistributionId distributionId, String position, int index, String transactionHash, long blockNumber)
            implements DistributionCommand {}
}
