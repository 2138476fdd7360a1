package io.penstock.servicing.distribution.application;

import io.penstock.deal.ResolvedDeal;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.waterfall.WaterfallJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last calculation of a payment date, what was ordered to be paid, and whether it was.
 *
 * @param takeOver the state that it left elsewhere, if it was paid there
 * @param approvals of the take-over
 */
record PaymentHistory(
        @Nullable WaterfallCalculated calculation,
        @Nullable DeclarationOrdered order,
        boolean paid,
        @Nullable StateTakenOver takeOver,
        int approvals) {

    static final PaymentHistory NONE = new PaymentHistory(null, null, false, null, 0);

    private static final int APPROVALS = 2;

    PaymentHistory evolve(Object event) {
        return switch (event) {
            case WaterfallCalculated calculated -> new PaymentHistory(calculated, null, false, null, 0);
            case DeclarationOrdered ordered -> new PaymentHistory(calculation, ordered, false, null, 0);
            case DistributionPaid _ -> new PaymentHistory(calculation, order, true, null, 0);
            case DraftRejected _ -> NONE;
            case StateTakenOver taken -> new PaymentHistory(null, null, false, taken, 0);
            case DistributionApproved _ -> new PaymentHistory(calculation, order, paid, takeOver, approvals + 1);
            default -> this;
        };
    }

    /** What the next payment date opens with. */
    Optional<Previous> asPrevious(ResolvedDeal deal) {
        var taken = takeOver;
        if (taken != null) {
            return Optional.of(new Previous(
                    taken.distributionId(),
                    approvals >= APPROVALS,
                    WaterfallJson.parseState(deal, taken.state()),
                    Optional.of(taken.poolAtCutOff())));
        }
        var last = calculation;
        return last == null
                ? Optional.empty()
                : Optional.of(new Previous(
                        last.distributionId(),
                        paid,
                        WaterfallJson.parseReport(last.report()).closing(),
                        Optional.of(
                                WaterfallJson.parseInput(last.input()).pool().cutOff())));
    }
}
