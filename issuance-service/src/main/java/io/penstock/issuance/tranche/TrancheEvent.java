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
}
