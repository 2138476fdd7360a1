package io.penstock.servicing.distribution;

import io.penstock.DeciderSpec;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.servicing.SmallDeal;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutFailed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PeriodCollections;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.WaterfallJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * First payment date of the small deal. Collections are interest 5,000.00 and principal 20,000.00 of a pool of
 * 1,000,000.00, the reserve is full at 10,000.00.
 *
 * <pre>
 *   servicing fee   1,000,000.00 × 1 % ÷ 12                    833.33
 *   trustee fee                                                150.00
 *   interest A      800,000.00 × 2.25 % × 26 ÷ 360           1,300.00     19 August to 15 September is 26 days 30/360
 *   interest B      100,000.00 × 4.10 % × 26 ÷ 360             296.11
 *   principal A     what is left, below 900,000.00 − (980,000.00 − 117,600.00) = 37,600.00
 *                   25,000.00 − 2,579.44                    22,420.56
 * </pre>
 */
abstract class DistributionLife {

    static final ResolvedDeal DEAL = SmallDeal.resolved();
    static final LocalDate FIRST = LocalDate.of(2020, 9, 15);
    static final LocalDate LATER = LocalDate.of(2026, 1, 5);
    static final DistributionId ID = DistributionId.of(SmallDeal.ID, FIRST);
    static final DistributionId SECOND = DistributionId.of(SmallDeal.ID, LocalDate.of(2020, 10, 15));
    static final PeriodFigures AUGUST = figures("1000000.00", "5000.00", "20000.00", "0.00", "980000.00");
    static final List<Holding> HOLDINGS = List.of(
            new Holding("A", "ALDER", "0xa1", 48_000_000),
            new Holding("A", "BIRCH", "0xb1", 32_000_000),
            new Holding("B", "BIRCH", "0xb1", 10_000_000),
            new Holding("C", "CEDAR", "0xc1", 10_000_000));

    final WaterfallCalculated calculated = calculated();
    final DistributionApproved firstApproval = new DistributionApproved(ID, "ann", calculated.stateHash());
    final DistributionApproved secondApproval = new DistributionApproved(ID, "bob", calculated.stateHash());
    final HoldersRecorded recorded = new HoldersRecorded(ID, "olga", LocalDate.of(2020, 9, 14), 1, HOLDINGS);
    final RecordCut cut = new RecordCut(ID, "0x01", 1);
    final PayoutStep declare = new PayoutStep(PayoutStep.Kind.DECLARE, "", "distribution/" + ID + "/declare");
    final PayoutStep pay = new PayoutStep(PayoutStep.Kind.PAY, "1", "distribution/" + ID + "/pay/1");
    final PayoutStep factor = new PayoutStep(PayoutStep.Kind.FACTOR, "A", "distribution/" + ID + "/factor/A");
    final DeclarationOrdered ordered = new DeclarationOrdered(
            ID,
            "olga",
            1,
            usd("25000.00"),
            List.of(
                    new Payout(Payout.Kind.FEE, "servicer", "", SmallDeal.SERVICER, usd("833.33"), 1),
                    new Payout(Payout.Kind.FEE, "trustee", "", SmallDeal.TRUSTEE, usd("150.00"), 1),
                    // A has 23,720.56: 60 % is 14,232.336 and 40 % is 9,488.224, the cent left goes to the first
                    new Payout(Payout.Kind.CLASS, "ALDER", "A", "0xa1", usd("14232.34"), 1),
                    new Payout(Payout.Kind.CLASS, "BIRCH", "A", "0xb1", usd("9488.22"), 1),
                    new Payout(Payout.Kind.CLASS, "BIRCH", "B", "0xb1", usd("296.11"), 1)),
            List.of(declare, pay, factor));
    final DistributionDeclared declared =
            new DistributionDeclared(ID, LocalDate.of(2020, 9, 14), usd("25000.00"), "0x02", 2);
    final PayoutConfirmed paid = new PayoutConfirmed(ID, pay, "0x03", 3);
    final PayoutReserved reserved =
            new PayoutReserved(ID, pay.effectKey(), List.of(ordered.payouts().get(3)));
    final PayoutConfirmed factored = new PayoutConfirmed(ID, factor, "0x04", 4);
    final DistributionPaid done = new DistributionPaid(ID, calculated.classes(), "0x03");

    final DeciderSpec<DistributionCommand, DistributionEvent, Distribution> distribution =
            new DeciderSpec<>(Distribution::decide, Distribution::evolve, Distribution.INITIAL);

    PayoutFailed failed(String step) {
        return new PayoutFailed(ID, "distribution/" + ID + "/" + step, "SumsDoNotAddUp");
    }

    /** The first events of a payment date that goes well. */
    DistributionEvent[] life(int events) {
        var all = List.<DistributionEvent>of(
                calculated, firstApproval, secondApproval, recorded, cut, ordered, declared, paid, factored, done);
        return all.subList(0, events == 9 ? 10 : events).toArray(DistributionEvent[]::new);
    }

    Approve approve(String person) {
        return new Approve(ID, person, calculated.stateHash());
    }

    static RecordHolders record(List<Holding> known, List<Holding> onChain) {
        return new RecordHolders(ID, "olga", known, onChain, LATER);
    }

    static ConfirmStep confirm(PayoutStep step, String hash, long block) {
        return new ConfirmStep(ID, step.effectKey(), hash, block, List.of());
    }

    static Calculate calculate() {
        return calculateOn(AUGUST);
    }

    static Calculate calculateOn(PeriodFigures figures) {
        return new Calculate(ID, "olga", DEAL, Optional.of(figures), Optional.empty(), DeclaredInputs.NONE, LATER);
    }

    static Calculate second(Optional<Previous> previous) {
        var september = figures("980000.00", "4900.00", "20000.00", "0.00", "960000.00");
        return new Calculate(SECOND, "olga", DEAL, Optional.of(september), previous, DeclaredInputs.NONE, LATER);
    }

    DealState closing() {
        return WaterfallJson.parseReport(calculated.report()).closing();
    }

    static WaterfallCalculated calculated() {
        return accepted(Distribution.decide(calculate(), Distribution.INITIAL));
    }

    static WaterfallCalculated accepted(Decision<DistributionEvent> decision) {
        return switch (decision) {
            case Accepted<DistributionEvent>(var events) -> (WaterfallCalculated) events.getFirst();
            case Rejected<DistributionEvent>(var rejection) ->
                throw new AssertionError(rejection.code() + ": " + rejection.detail());
        };
    }

    static ClassAmount amount(String className, String interest, String principal, String original, String closing) {
        return new ClassAmount(
                className, usd(interest), usd(principal), usd("0.00"), usd(original), usd(original), usd(closing));
    }

    static PeriodFigures figures(String begin, String interest, String principal, String defaulted, String end) {
        return new PeriodFigures(
                new PeriodCollections(usd(interest), usd(principal), usd("0.00")).bySource(),
                new PoolBalances(usd(begin), usd(defaulted), usd(end), usd("1000000.00")));
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
