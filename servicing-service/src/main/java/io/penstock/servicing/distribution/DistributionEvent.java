package io.penstock.servicing.distribution;

import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** A fact about a payment date. */
public sealed interface DistributionEvent {

    DistributionId distributionId();

    /**
     * A person brought what neither loans nor document can know. The calculation that follows it in the log has used it.
     *
     * @param fixings of indices, with their sources
     * @param figures declared under {@code inputs} of the deal document
     * @param exercised names of the calls that are exercised
     */
    record InputsDeclared(
            DistributionId distributionId,
            String declaredBy,
            List<OutsideFigure> fixings,
            List<OutsideFigure> figures,
            List<String> exercised)
            implements DistributionEvent {}

    /**
     * The waterfall ran. Replaced by a later calculation until the first approval.
     *
     * @param number of the payment date, from 1
     * @param input canonical JSON of the engine's input, complete
     * @param report canonical JSON of the engine's answer, byte for byte
     * @param stateHash of the report, which covers input and every line; this is what is approved
     * @param availableFunds collections of the period, all sources
     * @param reserveBefore cash that the last payment date left in the accounts of the deal, mostly its reserve
     * @param reserveAfter cash that this one leaves in them
     * @param classes every class, in the order of the document
     * @param fees above zero
     */
    record WaterfallCalculated(
            DistributionId distributionId,
            String calculatedBy,
            int number,
            LocalDate recordDate,
            YearMonth collectionPeriod,
            String documentHash,
            String engineVersion,
            String input,
            String report,
            String stateHash,
            Money availableFunds,
            Money reserveBefore,
            Money reserveAfter,
            List<ClassAmount> classes,
            List<FeeAmount> fees)
            implements DistributionEvent {}

    /** One person, who did not calculate, approved. The second approval lets the payout go on. */
    record DistributionApproved(DistributionId distributionId, String approver, String stateHash)
            implements DistributionEvent {}

    /** A calculation was sent back, with the approval that it may have had; nothing of it will be paid. */
    record DraftRejected(DistributionId distributionId, String rejectedBy, String stateHash, String reason)
            implements DistributionEvent {}

    /**
     * The payment date was paid elsewhere, and this is the state that it left there. Counts once two persons have
     * approved it.
     *
     * @param number of the payment date, from 1
     * @param state canonical JSON of the engine's state after the payment date
     * @param stateHash SHA-256 over state, pool at cut-off and source; this is what is approved
     * @param poolAtCutOff pool balance at the deal's cut-off date
     * @param source where the state can be looked up
     */
    record StateTakenOver(
            DistributionId distributionId,
            String takenOverBy,
            int number,
            YearMonth collectionPeriod,
            String documentHash,
            String state,
            String stateHash,
            Money poolAtCutOff,
            String source)
            implements DistributionEvent {}

    /**
     * Holders are fixed.
     *
     * @param recordNumber the number of the record on chain
     */
    record HoldersRecorded(
            DistributionId distributionId,
            String recordedBy,
            LocalDate recordDate,
            long recordNumber,
            List<Holding> holdings)
            implements DistributionEvent {}

    /** The record is on chain. */
    record RecordCut(DistributionId distributionId, String transactionHash, long blockNumber)
            implements DistributionEvent {}

    /**
     * The payout was ordered; its transactions follow.
     *
     * @param payouts sum up to {@code total}
     * @param steps transactions, in their order
     */
    record DeclarationOrdered(
            DistributionId distributionId,
            String declaredBy,
            long recordNumber,
            Money total,
            List<Payout> payouts,
            List<PayoutStep> steps)
            implements DistributionEvent {}

    /** All cash of the payment date is in escrow on chain. */
    record DistributionDeclared(
            DistributionId distributionId, LocalDate recordDate, Money total, String transactionHash, long blockNumber)
            implements DistributionEvent {}

    /** A batch of payees is paid, or a class has its new balance. */
    record PayoutConfirmed(DistributionId distributionId, PayoutStep step, String transactionHash, long blockNumber)
            implements DistributionEvent {}

    /**
     * A mined batch has passed over holders that may not have cash now: suspended, sanctioned, frozen, or refused by the
     * coin. Their cash waits in escrow on chain, where each can have it sent to its wallet once it may.
     *
     * @param effectKey of the batch
     * @param payouts not made
     */
    record PayoutReserved(DistributionId distributionId, String effectKey, List<Payout> payouts)
            implements DistributionEvent {}

    /**
     * Everyone is paid, or has its amount reserved, and every balance is set on chain.
     *
     * @param transactionHash of the last payout
     */
    record DistributionPaid(DistributionId distributionId, List<ClassAmount> classes, String transactionHash)
            implements DistributionEvent {}

    /** The last class was repaid, or a call has ended the deal; follows the payment that did it. */
    record DealRedeemed(DistributionId distributionId, Cause cause) implements DistributionEvent {

        /** Why no class is owed anything any more. */
        public enum Cause {
            /** The assets were sold by a call: nothing is paid after it. */
            CALLED,
            /** Every class is repaid: what still comes in goes where the document sends it. */
            REPAID
        }
    }

    /** The chain refused a transaction; nothing of it happened, and an operator must look. */
    record PayoutFailed(DistributionId distributionId, String effectKey, String reason) implements DistributionEvent {}

    /**
     * What is reserved is to be paid now: a transaction for each payment whose holder may have cash again.
     *
     * @param number of the order, from 1 in each payment date
     */
    record ReleaseOrdered(DistributionId distributionId, String orderedBy, int number, List<Release> releases)
            implements DistributionEvent {

        /** A payment that leaves escrow, by the transaction of this effect. */
        public record Release(String effectKey, Payout payout) {}
    }

    /** A reserved payment has left escrow by an order of release. */
    record PayoutReleased(
            DistributionId distributionId, String effectKey, Payout payout, String transactionHash, long blockNumber)
            implements DistributionEvent {}

    /** An order of release was carried out, yet the holder may still not have cash: the payment stays reserved. */
    record ReleaseRefused(DistributionId distributionId, String effectKey, Payout payout, String reason)
            implements DistributionEvent {}

    /**
     * A payment has left escrow because somebody asked the chain for it; cash goes to the entitled holder only.
     *
     * @param position transaction and place in it; the same after a reorganisation
     */
    record PayoutClaimed(
            DistributionId distributionId, String position, Payout payout, String transactionHash, long blockNumber)
            implements DistributionEvent {}
}
