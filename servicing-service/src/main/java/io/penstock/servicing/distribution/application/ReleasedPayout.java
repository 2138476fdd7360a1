package io.penstock.servicing.distribution.application;

import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.Payout;
import org.jspecify.annotations.Nullable;

/** Which payment an effect of release carries. */
record ReleasedPayout(String effectKey, @Nullable Payout payout) {

    ReleasedPayout evolve(Object event) {
        if (event instanceof ReleaseOrdered order) {
            for (var each : order.releases()) {
                if (each.effectKey().equals(effectKey)) {
                    return new ReleasedPayout(effectKey, each.payout());
                }
            }
        }
        return this;
    }
}
