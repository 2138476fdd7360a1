package io.penstock.servicing.distribution;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolBalances;
import java.time.LocalDate;
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
     * @param declared what persons bring: fixings, inputs, exercised calls
     * @param on the business date of the order
     */
    record Calculate(
            DistributionId distributionId,
            String calculatedBy,
            ResolvedDeal deal,
            Optional<PeriodFigures> period,
            Optional<Previous> previous,
            DeclaredInputs declared,
            LocalDate on)
            implements DistributionCommand {}

    /**
     * Takes over a deal that was paid elsewhere before, with the state that this payment date left there.
     *
     * @param closing the state after the payment date, whose number it has
     * @param poolAtCutOff pool balance at the deal's cut-off date
     * @param source where the state can be looked up
     * @param paidHere whether an earlier payment date of the deal was calculated here
     */
    record TakeOverState(
            DistributionId distributionId,
            String takenOverBy,
            ResolvedDeal deal,
            DealState closing,
            Money poolAtCutOff,
            String source,
            boolean paidHere)
            implements DistributionCommand {}

    /**
     * Cash and balances of the closed months that a payment date distributes.
     *
     * @param collections by source of the deal document; a source that is not here brought nothing
     */
    record PeriodFigures(SortedMap<String, Money> collections, PoolBalances pool) {}

    /**
     * The payment date before.
     *
     * @param closing its state after all payments, which the next one opens with
     * @param poolAtCutOff as it was known then; empty to take what the loan book says
     */
    record Previous(DistributionId distributionId, boolean paid, DealState closing, Optional<Money> poolAtCutOff) {

        public Previous(DistributionId distributionId, boolean paid, DealState closing) {
            this(distributionId, paid, closing, Optional.empty());
        }
    }

    /**
     * One person agrees.
     *
     * @param stateHash of the calculation that the person has seen
     */
    record Approve(DistributionId distributionId, String approver, String stateHash) implements DistributionCommand {}

    /**
     * One person sends the calculation back, also after a first approval. It has to be calculated again.
     *
     * @param stateHash of the calculation that the person has seen
     * @param reason in words, for those who correct it
     */
    record RejectDraft(DistributionId distributionId, String rejectedBy, String stateHash, String reason)
            implements DistributionCommand {}

    /**
     * Fixes the holders.
     *
     * @param holdings the service's own copy
     * @param onChain the same wallets as the chain has them now
     * @param on the business date of the order
     */
    record RecordHolders(
            DistributionId distributionId,
            String recordedBy,
            List<Holding> holdings,
            List<Holding> onChain,
            LocalDate on)
            implements DistributionCommand {}

    /** The record number is on every class of the deal on chain. */
    record ConfirmRecord(DistributionId distributionId, String transactionHash, long blockNumber)
            implements DistributionCommand {}

    /**
     * Orders escrow, payouts and new balances on chain.
     *
     * @param differences between log and chain that concern the deal and that nobody has accepted
     * @param on the business date of the order
     */
    record Declare(DistributionId distributionId, String declaredBy, List<String> differences, LocalDate on)
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
