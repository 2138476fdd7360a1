package io.penstock.servicing.distribution.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.distribution.DistributionRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.distribution.DealCalendar;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionCommand.RejectDraft;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.domain.Determination.CallNotExercisable;
import io.penstock.servicing.distribution.domain.Distribution.Absent;
import io.penstock.servicing.distribution.domain.Distribution.Approved;
import io.penstock.servicing.distribution.domain.Distribution.Calculated;
import io.penstock.servicing.distribution.domain.Distribution.Paid;
import io.penstock.servicing.distribution.domain.Distribution.Paying;
import io.penstock.servicing.distribution.domain.Distribution.Recorded;
import io.penstock.servicing.distribution.domain.Distribution.TakenOver;
import java.util.List;

/** From calculation to the second approval: who may calculate what and when, and who may approve it. */
final class DistributionApproval {

    private static final int REASON_LENGTH = 500;

    private DistributionApproval() {}

    static Decision<DistributionEvent> calculate(Calculate command, Distribution distribution) {
        var id = command.distributionId();
        var scheduled = command.deal().periodPaidOn(id.paymentDate());
        if (scheduled.isEmpty()) {
            return reject(PAYMENT_DATE_NOT_SCHEDULED, "deal " + id.dealId() + " does not pay on " + id.paymentDate());
        }
        var period = scheduled.get();
        var calendar = DealCalendar.of(command.deal(), period);
        if (command.on().isBefore(calendar.determinationDate())) {
            return reject(
                    DETERMINATION_DATE_NOT_REACHED,
                    "amounts of " + id + " are determined from " + calendar.determinationDate() + " on, today is "
                            + command.on());
        }
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
        if (command.previous().filter(p -> p.closing().ended()).isPresent()) {
            return reject(DEAL_REDEEMED, "a call has ended deal " + id.dealId() + "; nothing is paid after it");
        }
        if (distribution instanceof TakenOver) {
            return reject(DISTRIBUTION_EXISTS, "distribution " + id + " was paid elsewhere and taken over");
        }
        var broken = InputRules.broken(command.deal(), command.declared());
        if (broken.isPresent()) {
            return new Decision.Rejected<>(broken.get());
        }
        try {
            return calculated(
                    command,
                    distribution,
                    Determination.run(command, period, command.period().get()));
        } catch (CallNotExercisable e) {
            return reject(CALL_NOT_EXERCISABLE, e.detail());
        } catch (IllegalArgumentException e) {
            // the engine says which figure it does not take
            return reject(INPUT_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static Decision<DistributionEvent> calculated(
            Calculate command, Distribution distribution, WaterfallCalculated calculated) {
        return switch (distribution) {
            case Absent _, TakenOver _ -> withWallets(command, calculated);
            case Calculated c when sameResult(c.calculation(), calculated) -> unchanged();
            case Calculated c when c.approvers().isEmpty() -> withWallets(command, calculated);
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
            case TakenOver taken -> TakeOver.approve(command, taken);
            case Calculated c when c.approvers().isEmpty() -> approve(command, c.calculation());
            case Calculated c ->
                isRepeat(command, c.calculation(), c.approvers()) ? unchanged() : approve(command, c.calculation());
            case Approved a -> after(command, a);
            case Recorded r -> after(command, r.approved());
            case Paying p -> after(command, p.recorded().approved());
            case Paid(var p) -> after(command, p.recorded().approved());
        };
    }

    static Decision<DistributionEvent> sendBack(RejectDraft command, Distribution distribution) {
        return switch (distribution) {
            case Absent _ -> reject(DISTRIBUTION_NOT_FOUND, "nothing was calculated for " + command.distributionId());
            case TakenOver taken ->
                taken.isApproved()
                        ? tooLate(taken.approvers())
                        : rejected(command, taken.takeOver().stateHash());
            case Calculated c -> rejected(command, c.calculation().stateHash());
            case Approved a -> tooLate(a.approvers());
            case Recorded r -> tooLate(r.approved().approvers());
            case Paying p -> tooLate(p.recorded().approved().approvers());
            case Paid(var p) -> tooLate(p.recorded().approved().approvers());
        };
    }

    private static Decision<DistributionEvent> tooLate(List<String> approvers) {
        return reject(DISTRIBUTION_ALREADY_APPROVED, "approved by " + String.join(" and ", approvers));
    }

    private static Decision<DistributionEvent> rejected(RejectDraft command, String stateHash) {
        if (!command.stateHash().equals(stateHash)) {
            return reject(STATE_HASH_DIFFERS, "rejected was " + command.stateHash() + ", calculated is " + stateHash);
        }
        if (command.reason().isBlank() || command.reason().length() > REASON_LENGTH) {
            return reject(REASON_MISSING, "say in at most " + REASON_LENGTH + " characters what has to be corrected");
        }
        return accept(new DraftRejected(
                command.distributionId(), command.rejectedBy(), command.stateHash(), command.reason()));
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

    private static Decision<DistributionEvent> withWallets(Calculate command, WaterfallCalculated calculated) {
        return calculated.fees().stream()
                .filter(fee -> fee.wallet().isEmpty())
                .findFirst()
                .<Decision<DistributionEvent>>map(fee ->
                        reject(PAYEE_WITHOUT_WALLET, fee.role() + " is owed " + fee.amount() + " and has no wallet"))
                .orElseGet(() -> withInputs(command, calculated));
    }

    private static Decision<DistributionEvent> withInputs(Calculate command, WaterfallCalculated calculated) {
        var declared = command.declared();
        return declared.isEmpty()
                ? accept(calculated)
                : accept(
                        new InputsDeclared(
                                command.distributionId(),
                                command.calculatedBy(),
                                declared.fixings(),
                                declared.figures(),
                                declared.exercised()),
                        calculated);
    }
}
