package io.penstock.issuance.investor;

import io.penstock.kernel.Money;
import java.time.LocalDate;

/** An intention to change what is known of an investor. */
public sealed interface InvestorCommand {

    InvestorId investorId();

    /**
     * Asks for a place in the register on chain.
     *
     * @param country ISO 3166-1 alpha-2
     * @param qualified whether the investor meets the conditions for units of a private placement
     * @param wallet 0x and 40 hex digits
     */
    record RegisterInvestor(InvestorId investorId, String country, boolean qualified, String wallet)
            implements InvestorCommand {}

    record ConfirmRegistration(InvestorId investorId, int attempt, String transactionHash, long blockNumber)
            implements InvestorCommand {}

    record RevertRegistration(InvestorId investorId, int attempt, String reason) implements InvestorCommand {}

    /**
     * Money has arrived at the bank and is to be tokenised.
     *
     * @param reference of the bank transfer; one reference is tokenised once
     */
    record ReceiveCash(InvestorId investorId, String reference, Money amount) implements InvestorCommand {}

    record ConfirmCash(InvestorId investorId, String reference, String transactionHash) implements InvestorCommand {}

    record RevertCash(InvestorId investorId, String reference, int attempt, String reason) implements InvestorCommand {}

    /**
     * Takes an investor out of all business for now, or lets it back in.
     *
     * @param suspend true to take it out
     * @param reason 1 to 200 characters, nothing personal
     */
    record ChangeStanding(InvestorId investorId, boolean suspend, String reason, String orderedBy)
            implements InvestorCommand {}

    record ConfirmStanding(InvestorId investorId, int number, String transactionHash, long blockNumber)
            implements InvestorCommand {}

    record RevertStanding(InvestorId investorId, int number, String reason) implements InvestorCommand {}

    /**
     * The investor's file says that it is qualified, or no longer.
     *
     * @param on the day for which the file says so
     */
    record ChangeQualification(InvestorId investorId, boolean qualified, LocalDate on) implements InvestorCommand {}

    record ConfirmQualification(InvestorId investorId, int number, String transactionHash, long blockNumber)
            implements InvestorCommand {}

    record RevertQualification(InvestorId investorId, int number, String reason) implements InvestorCommand {}
}
