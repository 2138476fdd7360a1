package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An intention to change a tranche. Dates are business dates given by the caller; no clock is read. */
public sealed interface TrancheCommand {

    TrancheId trancheId();

    record StructureTranche(TrancheId trancheId, ClassTerms terms, LocalDate legalFinalMaturity)
            implements TrancheCommand {}

    record ConfirmIssuance(
            TrancheId trancheId,
            LocalDate closingDate,
            String tokenAddress,
            String transactionHash,
            List<Holding> holdings)
            implements TrancheCommand {}

    /**
     * A payment date has been paid.
     *
     * @param distributionId a distribution repays once, however often it is told
     * @param principal may be zero: the factor of that date is then the one before
     * @param closingBalance as servicing has it; must be ours as well
     */
    record RepayPrincipal(
            TrancheId trancheId, String distributionId, LocalDate paymentDate, Money principal, Money closingBalance)
            implements TrancheCommand {}

    /**
     * The chain has moved units without an effect of ours.
     *
     * @param transfer as the chain has it
     * @param receiver whose wallet it is, if it stands in the register of investors
     * @param mayBeMirrored whether holders of this deal may move units themselves
     * @param kept units of the class that the sender keeps as risk retention, in all its wallets together; 0 for others
     */
    record ObserveTransfer(
            TrancheId trancheId,
            ChainTransfer transfer,
            Optional<InvestorId> receiver,
            boolean mayBeMirrored,
            long kept)
            implements TrancheCommand {

        /** By a sender who keeps nothing. */
        public ObserveTransfer(
                TrancheId trancheId, ChainTransfer transfer, Optional<InvestorId> receiver, boolean mayBeMirrored) {
            this(trancheId, transfer, receiver, mayBeMirrored, 0);
        }
    }

    /**
     * A transfer that was observed stands in no block any more.
     *
     * @param position under which it was observed
     */
    record ObserveTakenBack(TrancheId trancheId, String position) implements TrancheCommand {}

    /**
     * A person decides about a transfer in quarantine.
     *
     * @param mirror the register follows; else it stays as it is, because the chain was or will be set right
     * @param receiver whose wallet it is now, if it stands in the register of investors
     * @param reason 1 to 200 characters, nothing personal
     */
    record DecideTransfer(
            TrancheId trancheId,
            String position,
            boolean mirror,
            Optional<InvestorId> receiver,
            String reason,
            String decidedBy)
            implements TrancheCommand {}

    /**
     * Says how many units of a holding may not leave it.
     *
     * @param wallet of the holding
     * @param frozen the whole amount from now on, and not a change
     * @param freeze true to freeze more, false to set units free
     * @param reason 1 to 200 characters, nothing personal
     */
    record ChangeFreeze(
            TrancheId trancheId, String wallet, Money frozen, boolean freeze, String reason, String orderedBy)
            implements TrancheCommand {}

    record ConfirmFreeze(TrancheId trancheId, int number, String transactionHash, long blockNumber)
            implements TrancheCommand {}

    record RevertFreeze(TrancheId trancheId, int number, String reason) implements TrancheCommand {}

    /**
     * Asks for a sale between holders.
     *
     * @param buyerId whose wallet {@code buyer} is, if it stands in the register of investors
     * @param units original face
     * @param price cash for all of them
     * @param check what offering rules and token say of it now
     */
    record RequestTrade(
            TrancheId trancheId,
            String seller,
            String buyer,
            Optional<InvestorId> buyerId,
            Money units,
            Money price,
            LocalDate tradeDate,
            List<String> regimes,
            TradeCheck check,
            String requestedBy)
            implements TrancheCommand {}

    /**
     * A person agrees to a trade, or ends it before it is on its way.
     *
     * @param reason of a refusal: 1 to 200 characters, nothing personal
     * @param buyerId whose wallet the buyer's is now
     * @param check what offering rules and token say of it now
     */
    record DecideTrade(
            TrancheId trancheId,
            int number,
            boolean approve,
            String reason,
            Optional<InvestorId> buyerId,
            TradeCheck check,
            String decidedBy)
            implements TrancheCommand {}

    record ConfirmTrade(TrancheId trancheId, int number, String transactionHash, long blockNumber)
            implements TrancheCommand {}

    record RevertTrade(TrancheId trancheId, int number, String reason) implements TrancheCommand {}
}
