package io.penstock.issuance.investor;

import java.util.Optional;

/** What other contexts may ask about investors. */
public interface InvestorRegister {

    /**
     * An investor whose wallet stands in the register on chain.
     *
     * @param wallet 0x and 40 hex digits, lower case
     */
    record RegisteredInvestor(InvestorId investorId, String wallet, boolean qualified) {}

    /**
     * Looks an investor up.
     *
     * @return empty unless the investor stands in the register on chain
     */
    Optional<RegisteredInvestor> registered(InvestorId investorId);
}
