package io.penstock.cli.pay;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import java.util.Optional;

/**
 * Where a payment date starts.
 *
 * @param name for messages, {@code "state.json"} or {@code "the closing of the deal"}
 * @param poolAtCutOff once it is known
 */
record OpeningState(String name, DealState state, Optional<Money> poolAtCutOff) {

    static OpeningState atClosing(ResolvedDeal deal) {
        return new OpeningState("the closing of the deal", DealState.atClosing(deal), Optional.empty());
    }

    boolean isClosing() {
        return state.paymentNumber() == 0;
    }
}
