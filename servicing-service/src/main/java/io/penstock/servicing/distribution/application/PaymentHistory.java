package io.penstock.servicing.distribution.application;

import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.waterfall.WaterfallJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last calculation of a payment date, what was ordered to be paid, and whether it was. */
record PaymentHistory(
        @Nullable WaterfallCalculated calculation, @Nullable DeclarationOrdered order, boolean paid) {

    static final PaymentHistory NONE = new PaymentHistory(null, null, false);

    PaymentHistory evolve(Object event) {
        return switch (event) {
            case WaterfallCalculated calculated -> new PaymentHistory(calculated, null, false);
            case DeclarationOrdered ordered -> new PaymentHistory(calculation, ordered, false);
            case DistributionPaid _ -> new PaymentHistory(calculation, order, true);
            default -> this;
        };
    }

    /** What the next payment date opens with. */
    Optional<Previous> asPrevious() {
        var last = calculation;
        return last == null
                ? Optional.empty()
                : Optional.of(new Previous(
                        last.distributionId(),
                        paid,
                        WaterfallJson.parseReport(last.report()).closing()));
    }
}
