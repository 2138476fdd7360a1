package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.List;

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
}
