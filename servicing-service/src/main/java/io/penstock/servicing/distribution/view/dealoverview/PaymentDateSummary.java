package io.penstock.servicing.distribution.view.dealoverview;

import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import org.jspecify.annotations.Nullable;

/** One payment date: its calculation, and whether it is paid. */
record PaymentDateSummary(@Nullable WaterfallCalculated calculation, boolean paid) {

    static final PaymentDateSummary NONE = new PaymentDateSummary(null, false);

    PaymentDateSummary evolve(Object event) {
        return switch (event) {
            case WaterfallCalculated e -> new PaymentDateSummary(e, false);
            case DistributionPaid _ -> new PaymentDateSummary(calculation, true);
            default -> this;
        };
    }
}
