package io.penstock.servicing.distribution.application;

import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.domain.PayoutPlan;
import java.util.List;

/**
 * An ordered payout as the chain takes it.
 *
 * @param holders all payments to holders, in the order of their indexes on chain
 */
public record OrderedPayments(DeclarationOrdered order, List<Payout> holders) {

    public OrderedPayments {
        holders = List.copyOf(holders);
    }

    static OrderedPayments of(DeclarationOrdered order) {
        return new OrderedPayments(order, PayoutPlan.toHolders(order.payouts()));
    }

    /** What a step pays, fees of one wallet together; nothing unless it is a PAY step. */
    public List<Payout> of(PayoutStep step) {
        return PayoutPlan.of(step, order.payouts());
    }
}
