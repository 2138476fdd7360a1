package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/** A fact about a tranche. */
public sealed interface TrancheEvent {

    TrancheId trancheId();

    /** Terms were fixed. */
    record TrancheStructured(TrancheId trancheId, ClassTerms terms, LocalDate legalFinalMaturity)
            implements TrancheEvent {}

    /**
     * Tokens were minted on chain and the tranche is outstanding.
     *
     * @param tokenAddress the token contract, 0x and 40 hex digits
     * @param transactionHash the closing transaction, 0x and 64 hex digits
     * @param holdings add up to {@code originalBalance}
     */
    record TrancheIssued(
            TrancheId trancheId,
            LocalDate closingDate,
            Money originalBalance,
            String tokenAddress,
            String transactionHash,
            List<Holding> holdings)
            implements TrancheEvent {}

    /** A payment date was paid. The balance falls by {@code principal}, to {@code balance}. */
    record PrincipalRepaid(
            TrancheId trancheId, String distributionId, LocalDate paymentDate, Money principal, Money balance)
            implements TrancheEvent {}

    /** The balance reached zero. */
    record TrancheRedeemed(TrancheId trancheId, LocalDate redemptionDate) implements TrancheEvent {}

    /**
     * Units changed hands on chain by themselves, and the register follows.
     *
     * @param sender after the transfer; may be left with nothing
     * @param receiver after the transfer
     * @param decidedBy the person who let it out of quarantine; empty if the deal lets holders move units
     */
    record HolderTransferMirrored(
            TrancheId trancheId,
            ChainTransfer transfer,
            Holding sender,
            Holding receiver,
            String decidedBy,
            String reason)
            implements TrancheEvent {}

    /**
     * Units changed hands on chain by themselves, and the register does not follow until a person decides. Both sides are
     * in the transfer; no payment date of the deal can record its holders meanwhile, since register and chain differ.
     */
    record HolderTransferQuarantined(TrancheId trancheId, ChainTransfer transfer, QuarantineCause cause)
            implements TrancheEvent {}

    /** A person has decided that the register does not follow. */
    record HolderTransferDismissed(TrancheId trancheId, ChainTransfer transfer, String decidedBy, String reason)
            implements TrancheEvent {}

    /**
     * Units of a holding are to be frozen on chain, or to be set free.
     *
     * @param number of the order, from 1 for each class
     * @param wallet of the holding, lower case
     * @param frozen the whole amount from then on
     */
    record FreezeOrdered(TrancheId trancheId, int number, String wallet, Money frozen, String reason, String orderedBy)
            implements TrancheEvent {}

    /** The token says so: this much cannot leave the wallet by a transfer. */
    record FreezeChanged(
            TrancheId trancheId, int number, String wallet, Money frozen, String transactionHash, long blockNumber)
            implements TrancheEvent {}

    record FreezeReverted(TrancheId trancheId, int number, String wallet, String reason) implements TrancheEvent {}

    /**
     * A sale between holders waits for another person.
     *
     * @param rulesHash of the offering rules by which the buyer was admitted
     */
    record TradeRequested(TrancheId trancheId, Trade trade, String rulesHash, String requestedBy)
            implements TrancheEvent {}

    /**
     * It is agreed to, and goes to the chain.
     *
     * @param rulesHash of the offering rules by which the buyer was admitted, asked again
     */
    record TradeOrdered(TrancheId trancheId, Trade trade, String rulesHash, String approvedBy)
            implements TrancheEvent {}

    /** It was refused or withdrawn before it was on its way. */
    record TradeDeclined(TrancheId trancheId, int number, String reason, String declinedBy) implements TrancheEvent {}

    /**
     * Units and cash have changed hands on chain, and the register follows.
     *
     * @param sender after the trade; may be left with nothing
     * @param receiver after the trade
     */
    record TradeSettled(
            TrancheId trancheId,
            Trade trade,
            Holding sender,
            Holding receiver,
            String transactionHash,
            long blockNumber)
            implements TrancheEvent {}

    /** The chain has refused it: neither units nor cash have moved. */
    record TradeReverted(TrancheId trancheId, int number, String reason) implements TrancheEvent {}
}
