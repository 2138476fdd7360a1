package io.penstock.servicing.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRecord;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionCommand.TakeOverState;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.WaterfallJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deal whose payment dates go from calculation to the last confirmed transaction, one after the other, by the decisions
 * of the service and by nothing else. Each class has two holders, with a third and two thirds of it.
 */
final class PaidHere {

    private final ResolvedDeal deal;
    private final List<Holding> holdings;
    private final Map<DistributionId, Distribution> dates = new HashMap<>();
    private @Nullable Previous previous;

    PaidHere(ResolvedDeal deal) {
        this.deal = deal;
        this.holdings = deal.tranches().stream().flatMap(PaidHere::holders).toList();
    }

    private static java.util.stream.Stream<Holding> holders(TrancheTerms tranche) {
        long units = tranche.originalBalance().minorUnits();
        long third = units / 300_000 * 100_000;
        return java.util.stream.Stream.of(
                new Holding(tranche.className(), "ALDER", "0xa1", third),
                new Holding(tranche.className(), "BIRCH", "0xb1", units - third));
    }

    /** The deal was paid elsewhere until this date. */
    void takeOver(LocalDate paymentDate, DealState closing, Money poolAtCutOff) {
        var id = DistributionId.of(deal.dealId(), paymentDate);
        var taken = (StateTakenOver)
                send(new TakeOverState(id, "olga", deal, closing, poolAtCutOff, "the next certificate", false))
                        .getFirst();
        send(new Approve(id, "ann", taken.stateHash()));
        send(new Approve(id, "bob", taken.stateHash()));
        previous = new Previous(
                id, true, WaterfallJson.parseState(deal, taken.state()), Optional.of(taken.poolAtCutOff()));
    }

    /** One payment date, paid. */
    PaymentReport pay(LocalDate paymentDate, PeriodFigures figures, DeclaredInputs declared) {
        var id = DistributionId.of(deal.dealId(), paymentDate);
        var calculate = new Calculate(
                id, "olga", deal, Optional.of(figures), Optional.ofNullable(previous), declared, paymentDate);
        var calculated = (WaterfallCalculated) send(calculate).getLast();
        send(new Approve(id, "ann", calculated.stateHash()));
        send(new Approve(id, "bob", calculated.stateHash()));
        send(new RecordHolders(id, "olga", holdings, holdings, paymentDate));
        send(new ConfirmRecord(id, "0x01", 1));
        var order = (DeclarationOrdered)
                send(new Declare(id, "olga", List.of(), paymentDate)).getFirst();
        assertThat(order.payouts().stream().map(Payout::amount).reduce(Money.zero(deal.currency()), Money::plus))
                .isEqualTo(calculated
                        .availableFunds()
                        .plus(calculated.reserveBefore())
                        .minus(calculated.reserveAfter()));
        order.steps().forEach(step -> send(new ConfirmStep(id, step.effectKey(), "0x02", 2, List.of())));
        assertThat(dates.get(id)).isInstanceOf(Distribution.Paid.class);
        // an order that is given again changes nothing
        assertThat(send(calculate)).isEmpty();
        var report = WaterfallJson.parseReport(calculated.report());
        previous = new Previous(id, true, report.closing());
        return report;
    }

    /** The same order as for a date that is paid; what follows from it. */
    List<DistributionEvent> again(
            LocalDate paymentDate, PeriodFigures figures, DeclaredInputs declared, Optional<Previous> before) {
        return send(new Calculate(
                DistributionId.of(deal.dealId(), paymentDate),
                "olga",
                deal,
                Optional.of(figures),
                before,
                declared,
                paymentDate));
    }

    Optional<Previous> previous() {
        return Optional.ofNullable(previous);
    }

    private List<DistributionEvent> send(DistributionCommand command) {
        var state = dates.getOrDefault(command.distributionId(), Distribution.INITIAL);
        return switch (Distribution.decide(command, state)) {
            case Accepted<DistributionEvent>(var events) -> {
                for (var event : events) {
                    state = Distribution.evolve(state, event);
                }
                dates.put(command.distributionId(), state);
                yield new ArrayList<>(events);
            }
            case Rejected<DistributionEvent>(var rejection) ->
                throw new AssertionError(
                        command.distributionId() + ": " + rejection.code() + ": " + rejection.detail());
        };
    }
}
