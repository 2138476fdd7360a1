package io.penstock.issuance.investor.domain;

import io.penstock.issuance.investor.InvestorEvent.QualificationChanged;
import io.penstock.issuance.investor.InvestorEvent.QualificationOrdered;
import java.util.Optional;

/**
 * Whether the register on chain takes the investor for qualified, so that it may receive units.
 *
 * @param orders so far
 * @param held as the chain has it
 * @param open the order that the chain has not answered
 * @param last the order before, answered or not
 */
public record Qualification(
        int orders, boolean held, Optional<QualificationOrdered> open, Optional<QualificationOrdered> last) {

    /** As it was registered. */
    static Qualification registered(boolean qualified) {
        return new Qualification(0, qualified, Optional.empty(), Optional.empty());
    }

    Qualification ordered(QualificationOrdered event) {
        return new Qualification(event.number(), held, Optional.of(event), Optional.of(event));
    }

    Qualification changed(QualificationChanged event) {
        return new Qualification(orders, event.qualified(), Optional.empty(), last);
    }

    Qualification reverted() {
        return new Qualification(orders, held, Optional.empty(), last);
    }
}
