package io.penstock.servicing.distribution.view.draft;

import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import org.jspecify.annotations.Nullable;

/** The last calculation of a payment date and what a person brought to it. */
record DraftHistory(
        @Nullable InputsDeclared waiting,
        @Nullable InputsDeclared inputs,
        @Nullable WaterfallCalculated calculation) {

    static final DraftHistory NONE = new DraftHistory(null, null, null);

    /** Inputs belong to the calculation that follows them in the log, and to no later one. */
    DraftHistory evolve(Object event) {
        return switch (event) {
            case InputsDeclared declared -> new DraftHistory(declared, inputs, calculation);
            case WaterfallCalculated calculated -> new DraftHistory(null, waiting, calculated);
            default -> this;
        };
    }
}
