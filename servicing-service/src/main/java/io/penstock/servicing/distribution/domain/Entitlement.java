package io.penstock.servicing.distribution.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.FeeAmount;
import io.penstock.servicing.distribution.Payout;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets which part of a payment date.
 *
 * <p>Each class is shared out once, over interest, principal and residual together, in proportion to units by largest
 * remainder, so the parts of a class add up to the class and each is within one minor unit of its exact share. The chain
 * checks the same bound.
 */
public final class Entitlement {

    private Entitlement() {}

    /**
     * All payouts above zero, not in batches yet: fees in the order given, then classes in theirs.
     *
     * @throws IllegalStateException if a class is owed cash and nobody holds it
     */
    public static List<Payout> payouts(List<FeeAmount> fees, List<ClassAmount> classes, List<Holding> holdings) {
        var payouts = new ArrayList<Payout>();
        for (var fee : fees) {
            payouts.add(new Payout(Payout.Kind.FEE, fee.role(), "", fee.wallet(), fee.amount(), 1));
        }
        for (var owed : classes) {
            if (!owed.total().isZero()) {
                payouts.addAll(ofClass(owed, holdings));
            }
        }
        return payouts.stream().filter(payout -> !payout.amount().isZero()).toList();
    }

    private static List<Payout> ofClass(ClassAmount owed, List<Holding> all) {
        var holders =
                all.stream().filter(h -> h.className().equals(owed.className())).toList();
        if (holders.isEmpty()) {
            throw new IllegalStateException(
                    "class " + owed.className() + " is owed " + owed.total() + " and has no holder");
        }
        var units = holders.stream()
                .map(h -> new Money(owed.total().currency(), h.units()))
                .toList();
        var shares = owed.total().allocate(units);
        var payouts = new ArrayList<Payout>();
        for (int i = 0; i < holders.size(); i++) {
            var holder = holders.get(i);
            payouts.add(new Payout(
                    Payout.Kind.CLASS, holder.investorId(), owed.className(), holder.wallet(), shares.get(i), 1));
        }
        return payouts;
    }
}
