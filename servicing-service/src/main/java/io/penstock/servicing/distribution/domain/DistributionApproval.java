package io.penstock.servicing.distribution.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.distribution.DistributionRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.domain.Distribution.Absent;
import io.penstock.servicing.distribution.domain.Distribution.Approved;
import io.penstock.servicing.distribution.domain.Distribution.Calculated;
import io.penstock.servicing.distribution.domain.Distribution.Paid;
import io.penstock.servicing.distribution.domain.Distribution.Paying;
import io.penstock.servicing.distribution.domain.Distribution.Recorded;
import java.util.List;

/** From calculation to the second approval: who may calculate what and when, and who may approve it. */
final class DistributionApproval {

    private DistributionApproval() {}

    static Decision<DistributionEvent> calculate(Calculate command, Distribution distribution) {
        var id = command.distributionId();
        var scheduled = command.deal().periodPaidOn(id.paymentDate());
        if (scheduled.isEmpty()) {
            return reject(PAYMENT_DATE_NOT_SCHEDULED, "deal " + id.dealId() + " does not pay on " + id.paymentDate());
        }
        var period = scheduled.get();
        if (command.period().isEmpty()) {
            return reject(COLLECTION_PERIOD_NOT_CLOSED, "collection period " + period.collectionPeriod() + " is open");
        }
        if (period.number() > 1) {
            var before = DistributionId.of(id.dealId(), command.deal().paymentDate(period.number() - 1));
            if (command.previous()
                    .filter(Previous::paid)
                    .filter(p -> p.distributionId().equals(before))
                    .isEmpty()) {
                return reject(PREVIOUS_DISTRIBUTION_NOT_PAID, "distribution " + before + " is not paid yet");
            }
        }
        var calculated = Determination.run(command, period, command.period().get());
        return switch (distribution) {
            case Absent _ -> withWallets(calculated);
            case Calculated c when sameResult(c.calculation(), calculated) -> unchanged();
            case Calculated c when c.approvers().isEmpty() -> withWallets(calculated);
            case Calculated c -> repeat(c.calculation(), calculated);
            case Approved a -> repeat(a.calculation(), calculated);
            case Recorded r -> repeat(r.approved().calculation(), calculated);
            case Paying p -> repeat(p.recorded().approved().calculation(), calculated);
            case Paid(var p) -> repeat(p.recorded().approved().calculation(), calculated);
        };
    }

    static Decision<DistributionEvent> approve(Approve command, Distribution distribution) {
        return switch (distribution) {
            case Absent _ -> reject(DISTRIBUTION_NOT_FOUND, "nothing was calculated for " + command.distributionId());
            case Calculated c when c.approvers().isEmpty() -> approve(command, c.calculation());
            case Calculated c ->
                isRepeat(command, c.calculation(), c.approvers()) ? unchanged() : approve(command, c.calculation());
            case Approved a -> after(command, a);
            case Recorded r -> after(command, r.approved());
            case Paying p -> after(command, p.recorded().approved());
            case Paid(var p) -> after(command, p.recorded().approved());
        };
    }

    private static Decision<DistributionEvent> approve(Approve command, WaterfallCalculated calculation) {
        if (!command.stateHash().equals(calculation.stateHash())) {
            return reject(
                    STATE_HASH_DIFFERS,
                    "approved was " + command.stateHash() + ", calculated is " + calculation.stateHash());
        }
        if (command.approver().equals(calculation.calculatedBy())) {
            return reject(
                    APPROVER_CALCULATED, command.approver() + " calculated this payment date: ask another person");
        }
        return accept(new DistributionApproved(command.distributionId(), command.approver(), command.stateHash()));
    }

    private static Decision<DistributionEvent> after(Approve command, Approved approved) {
        return isRepeat(command, approved.calculation(), approved.approvers())
                ? unchanged()
                : reject(DISTRIBUTION_ALREADY_APPROVED, "approved by " + String.join(" and ", approved.approvers()));
    }

    private static boolean isRepeat(Approve command, WaterfallCalculated calculation, List<String> approvers) {
        return approvers.contains(command.approver()) && command.stateHash().equals(calculation.stateHash());
    }

    private static boolean sameResult(WaterfallCalculated before, WaterfallCalculated now) {
        return before.stateHash().equals(now.stateHash());
    }

    private static Decision<DistributionEvent> repeat(WaterfallCalculated before, WaterfallCalculated now) {
        return sameResult(before, now)
                ? unchanged()
                : reject(DISTRIBUTION_ALREADY_APPROVED, "state " + before.stateHash() + " is approved already");
    }

    private static Decision<DistributionEvent> withWallets(WaterfallCalculated calculated) {
        return calculated.fees().stream()
                .filter(fee -> fee.wallet().isEmpty())
                .findFirst()
                .<Decision<DistributionEvent>>map(fee ->
                        reject(PAYEE_WITHOUT_WALLET, fee.role() + " is owed " + fee.amount() + " and has no wallet"))
                .orElseGet(() -> accept(calculated));
    }
}
