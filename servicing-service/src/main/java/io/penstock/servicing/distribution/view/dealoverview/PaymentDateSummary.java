package io.penstock.servicing.distribution.view.dealoverview;

import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import org.jspecify.annotations.Nullable;

/**
 * One payment date: its calculation, and whether it is paid.
 *
 * @param takenOver the state that it left elsewhere, if it was paid there
 */
record PaymentDateSummary(
        @Nullable WaterfallCalculated calculation,
        boolean paid,
        @Nullable StateTakenOver takenOver) {

    static final PaymentDateSummary NONE = new PaymentDateSummary(null, false, null);

    PaymentDateSummary evolve(Object event) {
        return switch (event) {
            case WaterfallCalculated e -> new PaymentDateSummary(e, false, null);
            case StateTakenOver e -> new PaymentDateSummary(null, false, e);
            case DraftRejected _ -> NONE;
            case DistributionPaid _ -> new PaymentDateSummary(calculation, true, null);
            default -> this;
        };
    }
}
