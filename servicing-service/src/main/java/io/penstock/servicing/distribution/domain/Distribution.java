package io.penstock.servicing.distribution.domain;

import io.penstock.kernel.Decision;
import io.penstock.servicing.distribution.DistributionCommand;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRecord;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRelease;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.FailRelease;
import io.penstock.servicing.distribution.DistributionCommand.FailStep;
import io.penstock.servicing.distribution.DistributionCommand.NoteClaim;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionCommand.RejectDraft;
import io.penstock.servicing.distribution.DistributionCommand.ReleaseReserved;
import io.penstock.servicing.distribution.DistributionCommand.TakeOverState;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DealRedeemed;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutFailed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseRefused;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The life of a payment date.
 *
 * <pre>
 *   Absent ──calculated──▶ Calculated ──approved twice──▶ Approved ──holders recorded──▶ Recorded
 *     ▲ ▼                   ↺ again, until approved                                        │ declaration ordered
 *     │ └─taken over──▶ TakenOver                                                          │
 *     └──── draft rejected ─┘                                                              │
 *                                            Paid ◀──all transactions confirmed── Paying ◀─┘
 * </pre>
 *
 * <p>{@link #decide} holds every rule, by phase in {@link DistributionApproval} and {@link DistributionPayout}; {@link #evolve}
 * holds none.
 */
public sealed interface Distribution {

    /** How many persons approve. */
    int APPROVALS = 2;

    /** Nothing was calculated. */
    record Absent() implements Distribution {}

    /**
     * It was paid elsewhere.
     *
     * @param approvers of its closing state; two make it the opening of the next payment date
     */
    record TakenOver(StateTakenOver takeOver, List<String> approvers) implements Distribution {

        boolean isApproved() {
            return approvers.size() >= APPROVALS;
        }
    }

    /**
     * The waterfall ran.
     *
     * @param approvers none or one so far
     */
    record Calculated(WaterfallCalculated calculation, List<String> approvers) implements Distribution {}

    /**
     * Two persons have approved.
     *
     * @param approvers two persons
     */
    record Approved(WaterfallCalculated calculation, List<String> approvers) implements Distribution {}

    /**
     * Holders are fixed.
     *
     * @param chain what the chain has confirmed or refused, by effect key
     */
    record Recorded(Approved approved, HoldersRecorded record, OnChain chain) implements Distribution {}

    /** The payout is on its way. */
    record Paying(Recorded recorded, DeclarationOrdered order, OnChain chain) implements Distribution {}

    /** Everybody has been paid. */
    record Paid(Paying paying) implements Distribution {}

    /**
     * What has come back from the chain.
     *
     * @param confirmed transaction hash by effect key
     * @param failed reason by effect key
     * @param withheld payments that wait for their holders, and what was done about them
     */
    record OnChain(Map<String, String> confirmed, Map<String, String> failed, Withheld withheld) {

        static final OnChain NOTHING = new OnChain(Map.of(), Map.of(), Withheld.NOTHING);

        OnChain with(Withheld after) {
            return new OnChain(confirmed, failed, after);
        }

        OnChain confirm(String effectKey, String transactionHash) {
            return new OnChain(with(confirmed, effectKey, transactionHash), failed, withheld);
        }

        OnChain fail(String effectKey, String reason) {
            return new OnChain(confirmed, with(failed, effectKey, reason), withheld);
        }

        private static Map<String, String> with(Map<String, String> map, String key, String value) {
            var all = new HashMap<>(map);
            all.put(key, value);
            return Map.copyOf(all);
        }
    }

    Distribution INITIAL = new Absent();

    /** Payments that wait in escrow for their holders. */
    static List<Payout> reserved(Distribution distribution) {
        return switch (distribution) {
            case Paying paying -> paying.chain().withheld().reserved();
            case Paid(var paying) -> paying.chain().withheld().reserved();
            case Absent _, TakenOver _, Calculated _, Approved _, Recorded _ -> List.of();
        };
    }

    /** The rules; refusals in the order of {@code DistributionRejection}. */
    static Decision<DistributionEvent> decide(DistributionCommand command, Distribution distribution) {
        return switch (command) {
            case Calculate calculate -> DistributionApproval.calculate(calculate, distribution);
            case TakeOverState takeOver -> TakeOver.take(takeOver, distribution);
            case Approve approve -> DistributionApproval.approve(approve, distribution);
            case RejectDraft rejection -> DistributionApproval.sendBack(rejection, distribution);
            case RecordHolders holders -> DistributionPayout.record(holders, distribution);
            case ConfirmRecord confirmation -> DistributionPayout.confirmRecord(confirmation, distribution);
            case Declare declaration -> DistributionPayout.declare(declaration, distribution);
            case ConfirmStep confirmation -> DistributionPayout.confirm(confirmation, distribution);
            case FailStep failure -> DistributionPayout.fail(failure, distribution);
            case ReleaseReserved release -> ReservedPayouts.release(release, distribution);
            case ConfirmRelease confirmation -> ReservedPayouts.confirm(confirmation, distribution);
            case FailRelease failure -> ReservedPayouts.fail(failure, distribution);
            case NoteClaim claim -> ReservedPayouts.claim(claim, distribution);
        };
    }

    /** What happened, without rules. */
    static Distribution evolve(Distribution distribution, DistributionEvent event) {
        return switch (event) {
            case InputsDeclared _, DealRedeemed _ -> distribution;
            case WaterfallCalculated e -> new Calculated(e, List.of());
            case StateTakenOver e -> new TakenOver(e, List.of());
            case DistributionApproved e -> approved(distribution, e.approver());
            case DraftRejected _ -> INITIAL;
            case HoldersRecorded e -> new Recorded((Approved) distribution, e, OnChain.NOTHING);
            case RecordCut e -> confirmed(distribution, PayoutPlan.recordKey(e.distributionId()), e.transactionHash());
            case DeclarationOrdered e -> new Paying((Recorded) distribution, e, ((Recorded) distribution).chain());
            case DistributionDeclared e -> confirmed(distribution, declareKey(distribution), e.transactionHash());
            case PayoutConfirmed e -> confirmed(distribution, e.step().effectKey(), e.transactionHash());
            case PayoutReserved e -> withheld(distribution, known -> known.reserve(e.payouts()));
            case ReleaseOrdered e -> withheld(distribution, known -> known.order(e));
            case PayoutReleased e -> withheld(distribution, known -> known.paid(e.payout()));
            case ReleaseRefused e -> withheld(distribution, known -> known.refuse(e.effectKey()));
            case PayoutClaimed e -> withheld(distribution, known -> known.claim(e));
            case DistributionPaid _ -> new Paid((Paying) distribution);
            case PayoutFailed e -> failed(distribution, e);
        };
    }

    private static Distribution approved(Distribution distribution, String approver) {
        if (distribution instanceof TakenOver taken) {
            var approvers = new ArrayList<>(taken.approvers());
            approvers.add(approver);
            return new TakenOver(taken.takeOver(), List.copyOf(approvers));
        }
        var calculated = (Calculated) distribution;
        var approvers = new ArrayList<>(calculated.approvers());
        approvers.add(approver);
        return approvers.size() < APPROVALS
                ? new Calculated(calculated.calculation(), List.copyOf(approvers))
                : new Approved(calculated.calculation(), List.copyOf(approvers));
    }

    private static String declareKey(Distribution distribution) {
        return ((Paying) distribution)
                .order().steps().stream()
                        .filter(step -> step.kind() == PayoutStep.Kind.DECLARE)
                        .findFirst()
                        .orElseThrow()
                        .effectKey();
    }

    private static Distribution confirmed(Distribution distribution, String effectKey, String transactionHash) {
        return switch (distribution) {
            case Recorded r -> new Recorded(r.approved(), r.record(), r.chain().confirm(effectKey, transactionHash));
            case Paying p -> new Paying(p.recorded(), p.order(), p.chain().confirm(effectKey, transactionHash));
            case Paid(var p) ->
                new Paid(new Paying(p.recorded(), p.order(), p.chain().confirm(effectKey, transactionHash)));
            case Absent _, TakenOver _, Calculated _, Approved _ -> distribution;
        };
    }

    private static Distribution withheld(Distribution distribution, UnaryOperator<Withheld> change) {
        return switch (distribution) {
            case Paying p -> with(p, change);
            case Paid(var p) -> new Paid(with(p, change));
            case Absent _, TakenOver _, Calculated _, Approved _, Recorded _ -> distribution;
        };
    }

    private static Paying with(Paying paying, UnaryOperator<Withheld> change) {
        var chain = paying.chain();
        return new Paying(paying.recorded(), paying.order(), chain.with(change.apply(chain.withheld())));
    }

    private static Distribution failed(Distribution distribution, PayoutFailed e) {
        return switch (distribution) {
            case Recorded r -> new Recorded(r.approved(), r.record(), r.chain().fail(e.effectKey(), e.reason()));
            case Paying p -> new Paying(p.recorded(), p.order(), p.chain().fail(e.effectKey(), e.reason()));
            case Absent _, TakenOver _, Calculated _, Approved _, Paid _ -> distribution;
        };
    }
}
