package io.penstock.issuance.investor.domain;

import io.penstock.issuance.investor.InvestorEvent.StandingChanged;
import io.penstock.issuance.investor.InvestorEvent.StandingOrdered;
import java.util.Optional;

/**
 * Whether an investor may take part: what persons have ordered, and what the chain has made of it.
 *
 * @param orders so far
 * @param suspended as the chain has it
 * @param open the order that the chain has not answered
 * @param suspendedBy who ordered the suspension that stands; empty if none does
 */
public record Standing(int orders, boolean suspended, Optional<StandingOrdered> open, String suspendedBy) {

    static final Standing GOOD = new Standing(0, false, Optional.empty(), "");

    Standing ordered(StandingOrdered event) {
        return new Standing(event.number(), suspended, Optional.of(event), suspendedBy);
    }

    Standing changed(StandingChanged event) {
        var by = event.suspended() ? open.map(StandingOrdered::orderedBy).orElse(suspendedBy) : "";
        return new Standing(orders, event.suspended(), Optional.empty(), by);
    }

    Standing reverted() {
        return new Standing(orders, suspended, Optional.empty(), suspendedBy);
    }
}
