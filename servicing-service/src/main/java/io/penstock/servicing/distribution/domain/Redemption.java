package io.penstock.servicing.distribution.domain;

import io.penstock.servicing.distribution.DistributionEvent.DealRedeemed.Cause;
import io.penstock.waterfall.ClassState;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import java.util.Optional;

/** Whether a payment date was the last of its classes. */
final class Redemption {

    private Redemption() {}

    /** Why the deal is redeemed by this payment date; empty if it is not, or was before. */
    static Optional<Cause> by(PaymentReport report) {
        if (report.closing().ended()) {
            return Optional.of(Cause.CALLED);
        }
        return isRepaid(report.closing()) && !isRepaid(report.opening()) ? Optional.of(Cause.REPAID) : Optional.empty();
    }

    private static boolean isRepaid(DealState state) {
        return state.classes().values().stream().map(ClassState::balance).allMatch(balance -> balance.isZero());
    }
}
