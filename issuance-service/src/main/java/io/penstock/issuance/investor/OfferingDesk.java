package io.penstock.issuance.investor;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What other contexts may ask about who may buy. */
public interface OfferingDesk {

    /**
     * The answer of the offering rules by what the investor's file says.
     *
     * @param regimes codes, of which one has to admit
     * @return empty if the investor has no file
     */
    Optional<OfferingAnswer> mayBuy(InvestorId investorId, List<String> regimes, Purchase purchase);

    /** The day on which rules are asked, in UTC. */
    LocalDate today();
}
