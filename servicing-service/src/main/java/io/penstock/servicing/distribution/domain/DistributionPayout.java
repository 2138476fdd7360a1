package io.penstock.servicing.distribution.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.distribution.DistributionRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRecord;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.FailStep;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DealRedeemed;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutFailed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.domain.Distribution.Absent;
import io.penstock.servicing.distribution.domain.Distribution.Approved;
import io.penstock.servicing.distribution.domain.Distribution.Calculated;
import io.penstock.servicing.distribution.domain.Distribution.OnChain;
import io.penstock.servicing.distribution.domain.Distribution.Paid;
import io.penstock.servicing.distribution.domain.Distribution.Paying;
import io.penstock.servicing.distribution.domain.Distribution.Recorded;
import io.penstock.servicing.distribution.domain.Distribution.TakenOver;
import io.penstock.waterfall.WaterfallJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** From the holders of the record date to the last confirmed transaction. */
final class DistributionPayout {

    /** Anybody can tell this order from the chain, where cents that are left over go to the first of equals. */
    private static final Comparator<Holding> ORDER = Comparator.comparing(Holding::className)
            .thenComparing(holding -> holding.wallet().toLowerCase(Locale.ROOT));

    private DistributionPayout() {}

    static Decision<DistributionEvent> record(RecordHolders command, Distribution distribution) {
        return switch (distribution) {
            case Absent _, TakenOver _ -> notFound(command.distributionId());
            case Calculated _ -> notApproved(command.distributionId());
            case Approved(var calculation, var _) -> record(command, calculation);
            case Recorded _, Paying _, Paid _ -> unchanged();
        };
    }

    private static Decision<DistributionEvent> record(RecordHolders command, WaterfallCalculated calculation) {
        if (command.on().isBefore(calculation.recordDate())) {
            return reject(
                    RECORD_DATE_NOT_REACHED,
                    "holders of " + command.distributionId() + " are fixed from " + calculation.recordDate()
                            + " on, today is " + command.on());
        }
        for (var owed : calculation.classes()) {
            long units = command.holdings().stream()
                    .filter(h -> h.className().equals(owed.className()))
                    .mapToLong(Holding::units)
                    .reduce(0, Math::addExact);
            if (units != owed.originalBalance().minorUnits()) {
                return reject(
                        HOLDINGS_INCOMPLETE,
                        "class " + owed.className() + " has "
                                + owed.originalBalance().minorUnits() + " units in issue, known holders have " + units);
            }
        }
        var known = sorted(command.holdings());
        var onChain = sorted(command.onChain());
        if (!known.equals(onChain)) {
            return reject(HOLDINGS_DIFFER_FROM_CHAIN, "known are " + known + ", on chain are " + onChain);
        }
        return accept(new HoldersRecorded(
                command.distributionId(), command.recordedBy(), calculation.recordDate(), calculation.number(), known));
    }

    static Decision<DistributionEvent> confirmRecord(ConfirmRecord command, Distribution distribution) {
        return switch (distribution) {
            case Absent _, TakenOver _ -> notFound(command.distributionId());
            case Calculated _, Approved _ -> notRecorded(command.distributionId());
            case Recorded r -> confirmRecord(command, r.chain());
            case Paying p -> confirmRecord(command, p.chain());
            case Paid(var p) -> confirmRecord(command, p.chain());
        };
    }

    private static Decision<DistributionEvent> confirmRecord(ConfirmRecord command, OnChain chain) {
        return chain.confirmed().containsKey(PayoutPlan.recordKey(command.distributionId()))
                ? unchanged()
                : accept(new RecordCut(command.distributionId(), command.transactionHash(), command.blockNumber()));
    }

    static Decision<DistributionEvent> declare(Declare command, Distribution distribution) {
        return switch (distribution) {
            case Absent _, TakenOver _ -> notFound(command.distributionId());
            case Calculated _ -> notApproved(command.distributionId());
            case Approved _ -> notRecorded(command.distributionId());
            case Recorded recorded -> declare(command, recorded);
            case Paying _, Paid _ -> unchanged();
        };
    }

    private static Decision<DistributionEvent> declare(Declare command, Recorded recorded) {
        var refused = recorded.chain().failed().get(PayoutPlan.recordKey(command.distributionId()));
        if (refused != null) {
            return reject(RECORD_REFUSED_ON_CHAIN, "the chain refused the record: " + refused);
        }
        var paymentDate = command.distributionId().paymentDate();
        if (command.on().isBefore(paymentDate)) {
            return reject(
                    PAYMENT_DATE_NOT_REACHED, "cash may move from " + paymentDate + " on, today is " + command.on());
        }
        if (!command.differences().isEmpty()) {
            return reject(CLASS_DIFFERS_FROM_CHAIN, String.join("; ", command.differences()));
        }
        var calculation = recorded.approved().calculation();
        Determination.requireConserved(calculation);
        var payouts = PayoutPlan.inBatches(Entitlement.payouts(
                calculation.fees(), calculation.classes(), recorded.record().holdings()));
        var total = Determination.total(calculation);
        var paid = payouts.stream().map(Payout::amount).reduce(Money.zero(total.currency()), Money::plus);
        if (!paid.equals(total)) {
            throw new IllegalStateException(
                    "payouts of " + command.distributionId() + " are " + paid + ", due " + total);
        }
        return accept(new DeclarationOrdered(
                command.distributionId(),
                command.declaredBy(),
                recorded.record().recordNumber(),
                total,
                payouts,
                PayoutPlan.steps(command.distributionId(), payouts, calculation.classes())));
    }

    static Decision<DistributionEvent> confirm(ConfirmStep command, Distribution distribution) {
        return switch (distribution) {
            case Absent _, TakenOver _ -> notFound(command.distributionId());
            case Calculated _, Approved _, Recorded _ -> noStep(command.effectKey());
            case Paying paying -> confirm(command, paying);
            case Paid(var paying) -> hasStep(paying, command.effectKey()) ? unchanged() : noStep(command.effectKey());
        };
    }

    private static Decision<DistributionEvent> confirm(ConfirmStep command, Paying paying) {
        var found = paying.order().steps().stream()
                .filter(step -> step.effectKey().equals(command.effectKey()))
                .findFirst();
        if (found.isEmpty()) {
            return noStep(command.effectKey());
        }
        if (paying.chain().confirmed().containsKey(command.effectKey())) {
            return unchanged();
        }
        var facts = new ArrayList<DistributionEvent>();
        facts.add(confirmed(command, paying, found.get()));
        if (!command.reserved().isEmpty()) {
            facts.add(new PayoutReserved(command.distributionId(), command.effectKey(), command.reserved()));
        }
        var chain = paying.chain().confirm(command.effectKey(), command.transactionHash());
        if (isComplete(paying, chain)) {
            facts.add(new DistributionPaid(
                    command.distributionId(),
                    paying.recorded().approved().calculation().classes(),
                    lastPayout(paying, chain)));
            Redemption.by(WaterfallJson.parseReport(
                            paying.recorded().approved().calculation().report()))
                    .ifPresent(cause -> facts.add(new DealRedeemed(command.distributionId(), cause)));
        }
        return new Decision.Accepted<>(List.copyOf(facts));
    }

    private static DistributionEvent confirmed(ConfirmStep command, Paying paying, PayoutStep step) {
        return switch (step.kind()) {
            case DECLARE ->
                new DistributionDeclared(
                        command.distributionId(),
                        paying.recorded().record().recordDate(),
                        paying.order().total(),
                        command.transactionHash(),
                        command.blockNumber());
            case PAY, FACTOR ->
                new PayoutConfirmed(command.distributionId(), step, command.transactionHash(), command.blockNumber());
        };
    }

    private static boolean isComplete(Paying paying, OnChain chain) {
        return paying.order().steps().stream()
                .allMatch(step -> chain.confirmed().containsKey(step.effectKey()));
    }

    /** The transaction of the last batch; that of the declaration if nobody is owed anything. */
    private static String lastPayout(Paying paying, OnChain chain) {
        return paying.order().steps().stream()
                .filter(step -> step.kind() != PayoutStep.Kind.FACTOR)
                .map(step -> String.valueOf(chain.confirmed().get(step.effectKey())))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    static Decision<DistributionEvent> fail(FailStep command, Distribution distribution) {
        var recordKey = PayoutPlan.recordKey(command.distributionId());
        return switch (distribution) {
            case Absent _, TakenOver _ -> notFound(command.distributionId());
            case Calculated _, Approved _ -> noStep(command.effectKey());
            case Recorded r -> fail(command, r.chain(), Set.of(recordKey));
            case Paying p ->
                fail(
                        command,
                        p.chain(),
                        Set.copyOf(Stream.concat(
                                        Stream.of(recordKey),
                                        p.order().steps().stream().map(PayoutStep::effectKey))
                                .toList()));
            case Paid _ -> noStep(command.effectKey());
        };
    }

    private static Decision<DistributionEvent> fail(FailStep command, OnChain chain, Set<String> keys) {
        if (!keys.contains(command.effectKey())) {
            return noStep(command.effectKey());
        }
        return chain.failed().containsKey(command.effectKey())
                ? unchanged()
                : accept(new PayoutFailed(command.distributionId(), command.effectKey(), command.reason()));
    }

    private static boolean hasStep(Paying paying, String effectKey) {
        return paying.order().steps().stream().anyMatch(step -> step.effectKey().equals(effectKey));
    }

    private static Decision<DistributionEvent> notFound(DistributionId id) {
        return reject(DISTRIBUTION_NOT_FOUND, "nothing was calculated for " + id);
    }

    private static Decision<DistributionEvent> notApproved(DistributionId id) {
        return reject(DISTRIBUTION_NOT_APPROVED, "distribution " + id + " needs two approvals first");
    }

    private static Decision<DistributionEvent> notRecorded(DistributionId id) {
        return reject(HOLDERS_NOT_RECORDED, "record the holders of distribution " + id + " first");
    }

    private static Decision<DistributionEvent> noStep(String effectKey) {
        return reject(PAYOUT_STEP_NOT_FOUND, "no transaction " + effectKey + " was ordered");
    }

    private static List<Holding> sorted(List<Holding> holdings) {
        return holdings.stream().sorted(ORDER).toList();
    }
}
