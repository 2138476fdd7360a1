package io.penstock.servicing.distribution.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.distribution.DistributionRejection.*;

import io.penstock.deal.DocumentHash;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.TakeOverState;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.domain.Distribution.Absent;
import io.penstock.servicing.distribution.domain.Distribution.TakenOver;
import io.penstock.waterfall.WaterfallJson;

/**
 * A deal that was paid elsewhere before: the state that the last payment date there has left, approved by two persons who
 * did not bring it. It takes the place of that payment date; nothing is paid for it here.
 */
final class TakeOver {

    private TakeOver() {}

    static Decision<DistributionEvent> take(TakeOverState command, Distribution distribution) {
        var id = command.distributionId();
        var period = command.deal().periodPaidOn(id.paymentDate());
        if (period.isEmpty()) {
            return reject(PAYMENT_DATE_NOT_SCHEDULED, "deal " + id.dealId() + " does not pay on " + id.paymentDate());
        }
        if (command.paidHere()) {
            return reject(DISTRIBUTION_EXISTS, "payment dates of " + id.dealId() + " were calculated here already");
        }
        if (command.source().isBlank()) {
            return reject(REASON_MISSING, "say where the state of " + id + " comes from");
        }
        var state = WaterfallJson.print(command.deal(), command.closing());
        var event = new StateTakenOver(
                id,
                command.takenOverBy(),
                period.get().number(),
                period.get().collectionPeriod(),
                command.deal().documentHash(),
                state,
                hash(state, command.poolAtCutOff(), command.source()),
                command.poolAtCutOff(),
                command.source());
        return switch (distribution) {
            case Absent _ -> accept(event);
            case TakenOver known when known.takeOver().stateHash().equals(event.stateHash()) -> unchanged();
            case TakenOver known when known.approvers().isEmpty() -> accept(event);
            case TakenOver known ->
                reject(
                        DISTRIBUTION_ALREADY_APPROVED,
                        "state " + known.takeOver().stateHash() + " is approved already");
            case Distribution.Calculated _,
                    Distribution.Approved _,
                    Distribution.Recorded _,
                    Distribution.Paying _,
                    Distribution.Paid _ -> reject(DISTRIBUTION_EXISTS, "distribution " + id + " was calculated here");
        };
    }

    /** SHA-256 over the state, the pool at cut-off and the source: who approves it approves all three. */
    private static String hash(String state, Money poolAtCutOff, String source) {
        return DocumentHash.of(state + "\npoolAtCutOff " + poolAtCutOff + "\nsource " + source);
    }

    static Decision<DistributionEvent> approve(Approve command, TakenOver taken) {
        boolean repeat = taken.approvers().contains(command.approver())
                && command.stateHash().equals(taken.takeOver().stateHash());
        if (repeat) {
            return unchanged();
        }
        if (taken.isApproved()) {
            return reject(DISTRIBUTION_ALREADY_APPROVED, "approved by " + String.join(" and ", taken.approvers()));
        }
        if (!command.stateHash().equals(taken.takeOver().stateHash())) {
            return reject(
                    STATE_HASH_DIFFERS,
                    "approved was " + command.stateHash() + ", taken over is "
                            + taken.takeOver().stateHash());
        }
        if (command.approver().equals(taken.takeOver().takenOverBy())) {
            return reject(APPROVER_CALCULATED, command.approver() + " brought this state: ask another person");
        }
        return accept(new DistributionApproved(command.distributionId(), command.approver(), command.stateHash()));
    }
}
