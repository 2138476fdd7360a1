package io.penstock.servicing.report.domain;

import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A payment date as its events tell it to holders.
 *
 * @param approvals of the calculation that stands
 * @param batches transaction of each mined batch, by its number
 * @param reserved payouts that a batch passed over
 * @param later transaction by which a reserved payout has left escrow
 */
public record HolderPayments(
        Optional<WaterfallCalculated> calculation,
        int approvals,
        Optional<HoldersRecorded> record,
        Optional<DeclarationOrdered> order,
        Map<String, String> batches,
        Map<Place, Boolean> reserved,
        Map<Place, String> later) {

    /** Before anything was calculated. */
    public static final HolderPayments NONE =
            new HolderPayments(Optional.empty(), 0, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());

    /** One payment among those of a declaration. */
    record Place(String className, String wallet) {

        static Place of(Payout payout) {
            return new Place(payout.className(), payout.wallet());
        }
    }

    /** The payment date after the event; events of other things change nothing. */
    public HolderPayments evolve(Object event) {
        return switch (event) {
            case WaterfallCalculated e ->
                new HolderPayments(Optional.of(e), 0, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());
            case DistributionApproved _ ->
                new HolderPayments(calculation, approvals + 1, record, order, batches, reserved, later);
            case HoldersRecorded e ->
                new HolderPayments(calculation, approvals, Optional.of(e), order, batches, reserved, later);
            case DeclarationOrdered e ->
                new HolderPayments(calculation, approvals, record, Optional.of(e), batches, reserved, later);
            case PayoutConfirmed e
            when e.step().kind() == PayoutStep.Kind.PAY -> {
                var all = new HashMap<>(batches);
                all.put(e.step().subject(), e.transactionHash());
                yield new HolderPayments(calculation, approvals, record, order, Map.copyOf(all), reserved, later);
            }
            case PayoutReserved e -> {
                var all = new HashMap<>(reserved);
                e.payouts().forEach(payout -> all.put(Place.of(payout), true));
                yield new HolderPayments(calculation, approvals, record, order, batches, Map.copyOf(all), later);
            }
            case PayoutReleased e -> left(e.payout(), e.transactionHash());
            case PayoutClaimed e -> left(e.payout(), e.transactionHash());
            default -> this;
        };
    }

    /** Whether two persons have approved the calculation. */
    public boolean isApproved() {
        return approvals > 1;
    }

    private HolderPayments left(Payout payout, String transactionHash) {
        var all = new HashMap<>(later);
        all.put(Place.of(payout), transactionHash);
        return new HolderPayments(calculation, approvals, record, order, batches, reserved, Map.copyOf(all));
    }

    /** The transaction that carried the payment to its wallet; empty while none has. */
    Optional<String> transaction(Payout payout) {
        var afterwards = later.get(Place.of(payout));
        if (afterwards != null) {
            return Optional.of(afterwards);
        }
        return reserved.containsKey(Place.of(payout))
                ? Optional.empty()
                : Optional.ofNullable(batches.get(Integer.toString(payout.batch())));
    }

    /** Whether the payment waits in escrow, because its wallet might not have cash. */
    boolean isReserved(Payout payout) {
        return reserved.containsKey(Place.of(payout)) && !later.containsKey(Place.of(payout));
    }
}
