package io.penstock.issuance.investor;

import io.penstock.kernel.Money;
import java.time.LocalDate;

/** A fact about an investor. Nothing personal: an id, a country, a wallet. */
public sealed interface InvestorEvent {

    InvestorId investorId();

    /** The intent, which precedes the transaction. */
    record RegistrationRequested(InvestorId investorId, int attempt, String country, boolean qualified, String wallet)
            implements InvestorEvent {}

    record InvestorRegistered(InvestorId investorId, String transactionHash, long blockNumber)
            implements InvestorEvent {}

    record RegistrationReverted(InvestorId investorId, int attempt, String reason) implements InvestorEvent {}

    /** Bank money is there, and its tokens are asked for on chain. */
    record CashReceived(InvestorId investorId, String reference, int attempt, Money amount, String wallet)
            implements InvestorEvent {}

    record CashIssued(InvestorId investorId, String reference, Money amount, String transactionHash)
            implements InvestorEvent {}

    record CashReverted(InvestorId investorId, String reference, int attempt, String reason) implements InvestorEvent {}

    /**
     * The investor is to be suspended on chain, or to be reinstated.
     *
     * @param number of the order, from 1 for each investor
     */
    record StandingOrdered(InvestorId investorId, int number, boolean suspend, String reason, String orderedBy)
            implements InvestorEvent {}

    /** The register on chain says so. Units and cash of a suspended investor stay where they are. */
    record StandingChanged(
            InvestorId investorId, int number, boolean suspended, String transactionHash, long blockNumber)
            implements InvestorEvent {}

    record StandingReverted(InvestorId investorId, int number, String reason) implements InvestorEvent {}

    /**
     * The register on chain is to take the investor for qualified, or no longer: then it keeps its units, is paid, and
     * receives none.
     *
     * @param number of the order, from 1 for each investor
     * @param on the day for which its file says so
     */
    record QualificationOrdered(
            InvestorId investorId, int number, boolean qualified, String country, String wallet, LocalDate on)
            implements InvestorEvent {}

    /** The register on chain says so. */
    record QualificationChanged(
            InvestorId investorId, int number, boolean qualified, String transactionHash, long blockNumber)
            implements InvestorEvent {}

    record QualificationReverted(InvestorId investorId, int number, String reason) implements InvestorEvent {}
}
