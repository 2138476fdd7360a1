package io.penstock.issuance.tranche;

import java.util.List;
import java.util.Optional;

/**
 * What others say to a trade, at the moment when they were asked.
 *
 * @param rulesHash of the offering rules, 64 hex digits; empty text if the buyer has no onboarding file to judge
 * @param objections why none of the regimes admits the buyer; empty if one does
 * @param restriction what the token would answer to the transfer, empty if it lets it pass
 * @param kept units of the class that the seller keeps as risk retention, in all its wallets together; 0 for others
 */
public record TradeCheck(String rulesHash, List<String> objections, Optional<String> restriction, long kept) {

    /** Of a seller who keeps nothing. */
    public TradeCheck(String rulesHash, List<String> objections, Optional<String> restriction) {
        this(rulesHash, objections, restriction, 0);
    }

    public TradeCheck {
        objections = List.copyOf(objections);
    }
}
