package io.penstock.issuance.tranche;

import java.util.List;
import java.util.Optional;

/**
 * What others say to a trade, at the moment when they were asked.
 *
 * @param rulesHash of the offering rules, 64 hex digits; empty text if the buyer has no onboarding file to judge
 * @param objections why none of the regimes admits the buyer; empty if one does
 * @param restriction what the token would answer to the transfer, empty if it lets it pass
 */
public record TradeCheck(String rulesHash, List<String> objections, Optional<String> restriction) {

    public TradeCheck {
        objections = List.copyOf(objections);
    }
}
