package io.penstock.servicing.distribution.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.distribution.DistributionRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRelease;
import io.penstock.servicing.distribution.DistributionCommand.FailRelease;
import io.penstock.servicing.distribution.DistributionCommand.NoteClaim;
import io.penstock.servicing.distribution.DistributionCommand.ReleaseReserved;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseRefused;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.domain.Distribution.Absent;
import io.penstock.servicing.distribution.domain.Distribution.Approved;
import io.penstock.servicing.distribution.domain.Distribution.Calculated;
import io.penstock.servicing.distribution.domain.Distribution.Paid;
import io.penstock.servicing.distribution.domain.Distribution.Paying;
import io.penstock.servicing.distribution.domain.Distribution.Recorded;
import io.penstock.servicing.distribution.domain.Distribution.TakenOver;
import java.util.ArrayList;
import java.util.Optional;

/** Payments that wait in escrow: released by an order once their holders may have cash, or claimed on chain. */
final class ReservedPayouts {

    private ReservedPayouts() {}

    static Decision<DistributionEvent> release(ReleaseReserved command, Distribution distribution) {
        var paying = paying(distribution);
        if (paying.isEmpty() || paying.get().chain().withheld().reserved().isEmpty()) {
            return reject(NOTHING_RESERVED, "no payment of " + command.distributionId() + " waits for its holder");
        }
        var withheld = paying.get().chain().withheld();
        int number = withheld.orders() + 1;
        var releases = new ArrayList<ReleaseOrdered.Release>();
        for (var payout : withheld.reserved()) {
            if (command.clear().contains(payout) && !withheld.releases().containsValue(payout)) {
                releases.add(new ReleaseOrdered.Release(
                        "distribution/" + command.distributionId() + "/release/" + number + "/" + (releases.size() + 1),
                        payout));
            }
        }
        if (!releases.isEmpty()) {
            return accept(new ReleaseOrdered(command.distributionId(), command.orderedBy(), number, releases));
        }
        return withheld.releases().isEmpty()
                ? reject(
                        RESERVED_HOLDERS_NOT_CLEAR,
                        withheld.reserved().size() + " payments of " + command.distributionId()
                                + " wait, and none of their wallets may have cash now")
                : unchanged();
    }

    static Decision<DistributionEvent> confirm(ConfirmRelease command, Distribution distribution) {
        return open(command.effectKey(), distribution)
                .<Decision<DistributionEvent>>map(payout -> accept(
                        command.paid()
                                ? new PayoutReleased(
                                        command.distributionId(),
                                        command.effectKey(),
                                        payout,
                                        command.transactionHash(),
                                        command.blockNumber())
                                : new ReleaseRefused(
                                        command.distributionId(),
                                        command.effectKey(),
                                        payout,
                                        "the wallet may not have cash")))
                .orElseGet(Decision::unchanged);
    }

    static Decision<DistributionEvent> fail(FailRelease command, Distribution distribution) {
        return open(command.effectKey(), distribution)
                .<Decision<DistributionEvent>>map(payout -> accept(
                        new ReleaseRefused(command.distributionId(), command.effectKey(), payout, command.reason())))
                .orElseGet(Decision::unchanged);
    }

    /** Empty if the chain has answered before, or somebody claimed the payment meanwhile. */
    private static Optional<Payout> open(String effectKey, Distribution distribution) {
        return paying(distribution)
                .map(paying -> paying.chain().withheld().releases().get(effectKey));
    }

    static Decision<DistributionEvent> claim(NoteClaim command, Distribution distribution) {
        var paying = paying(distribution);
        if (paying.isEmpty()) {
            return reject(PAYMENT_NOT_FOUND, "distribution " + command.distributionId() + " was never declared");
        }
        var payments = PayoutPlan.toHolders(paying.get().order().payouts());
        if (command.index() < 0 || command.index() >= payments.size()) {
            return reject(PAYMENT_NOT_FOUND, "payment " + command.index() + " of " + payments.size());
        }
        return paying.get().chain().withheld().claims().contains(command.position())
                ? unchanged()
                : accept(new PayoutClaimed(
                        command.distributionId(),
                        command.position(),
                        payments.get(command.index()),
                        command.transactionHash(),
                        command.blockNumber()));
    }

    private static Optional<Paying> paying(Distribution distribution) {
        return switch (distribution) {
            case Absent _, TakenOver _, Calculated _, Approved _, Recorded _ -> Optional.empty();
            case Paying paying -> Optional.of(paying);
            case Paid(var paying) -> Optional.of(paying);
        };
    }
}
