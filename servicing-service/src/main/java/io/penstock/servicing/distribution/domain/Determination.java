package io.penstock.servicing.distribution.domain;

import io.penstock.deal.PartyTerms;
import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.FeeAmount;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.WaterfallJson;
import java.util.List;

/** Runs the engine for one payment date and keeps what went in and what came out. */
final class Determination {

    private Determination() {}

    /**
     * The calculation as a fact.
     *
     * @param period of the payment date; its opening state is the closing state before, or that at the deal's closing
     * @throws IllegalStateException if cash would not balance: then nobody is paid
     * @throws IllegalArgumentException if the engine does not take the figures
     * @throws CallNotExercisable if the condition of an exercised call does not hold
     */
    static WaterfallCalculated run(Calculate command, PaymentPeriod period, PeriodFigures figures) {
        var deal = command.deal();
        var opening = command.previous().map(Previous::closing).orElseGet(() -> DealState.atClosing(deal));
        var declared = command.declared();
        var withoutCalls = WaterfallInput.of(
                        deal, period.collectionPeriod(), figures.collections(), pool(command, figures), opening)
                .withFixings(InputRules.fixings(declared))
                .withInputs(declared.figuresByName());
        requireExercisable(deal, withoutCalls, declared.exercised());
        var input = withoutCalls.withExercised(declared.exercised());
        var report = Waterfall.confirmed(deal, input);
        var calculated = new WaterfallCalculated(
                command.distributionId(),
                command.calculatedBy(),
                period.number(),
                period.recordDate(),
                period.collectionPeriod(),
                deal.documentHash(),
                report.engineVersion(),
                WaterfallJson.print(input),
                WaterfallJson.print(report),
                report.stateHash(),
                report.received(),
                report.keptBefore(),
                report.keptAfter(),
                classes(command, report),
                fees(command, report));
        requireConserved(calculated);
        return calculated;
    }

    /** The loan book of a deal that was taken over does not know the pool at the cut-off date. */
    private static PoolBalances pool(Calculate command, PeriodFigures figures) {
        var known = figures.pool();
        return command.previous()
                .flatMap(Previous::poolAtCutOff)
                .map(cutOff -> new PoolBalances(
                        known.begin(),
                        known.defaulted(),
                        known.removed(),
                        known.end(),
                        cutOff,
                        known.delinquent30(),
                        known.delinquent60(),
                        known.delinquent90(),
                        known.count()))
                .orElse(known);
    }

    /** What a call needs is known only once the payment date is computed without it. */
    private static void requireExercisable(ResolvedDeal deal, WaterfallInput withoutCalls, List<String> exercised) {
        if (exercised.isEmpty()) {
            return;
        }
        for (var call : Waterfall.confirmed(deal, withoutCalls).calls()) {
            if (exercised.contains(call.name()) && !call.exercisable()) {
                throw new CallNotExercisable("call " + call.name() + " of " + deal.dealId()
                        + " cannot be exercised on " + withoutCalls.paymentDate()
                        + ": its condition does not hold with "
                        + call.inputs());
            }
        }
    }

    /** A call is exercised whose condition does not hold. */
    static final class CallNotExercisable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CallNotExercisable(String detail) {
            super(detail, null, false, false);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** Fees and classes together. */
    static Money total(WaterfallCalculated c) {
        var total = Money.zero(c.availableFunds().currency());
        for (var fee : c.fees()) {
            total = total.plus(fee.amount());
        }
        for (var owed : c.classes()) {
            total = total.plus(owed.total());
        }
        return total;
    }

    /** Cash before = cash after; asserted here as well as in the engine, over the figures that will be paid. */
    static void requireConserved(WaterfallCalculated c) {
        var before = c.availableFunds().plus(c.reserveBefore());
        var after = total(c).plus(c.reserveAfter());
        if (!before.equals(after)) {
            throw new IllegalStateException("payment date " + c.distributionId() + ": collections "
                    + c.availableFunds() + " and reserve " + c.reserveBefore() + " are not payouts " + total(c)
                    + " and reserve " + c.reserveAfter());
        }
    }

    private static List<ClassAmount> classes(Calculate command, PaymentReport report) {
        return report.classPayments().stream()
                .map(paid -> new ClassAmount(
                        paid.className(),
                        paid.interest(),
                        paid.principal(),
                        paid.residual(),
                        command.deal().tranche(paid.className()).originalBalance(),
                        paid.openingBalance(),
                        paid.closingBalance()))
                .toList();
    }

    private static List<FeeAmount> fees(Calculate command, PaymentReport report) {
        return report.partyPayments().stream()
                .map(paid -> new FeeAmount(
                        paid.role(),
                        command.deal()
                                .party(paid.role())
                                .map(PartyTerms::wallet)
                                .orElse(""),
                        paid.amount()))
                .toList();
    }
}
