package io.penstock.waterfall;

import io.penstock.deal.InputValue;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.program.CallRule;
import io.penstock.waterfall.program.Input;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.Program;
import io.penstock.waterfall.program.ProjectionFrame;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chains of payment dates that were run one by one, brought into a projection frame, and its outputs next to theirs. */
final class Frames {

    private Frames() {}

    /** Everything that a projection can tell of the deal. */
    static List<Output> outputs(ResolvedDeal deal) {
        var outputs = new ArrayList<Output>();
        for (var tranche : deal.tranches()) {
            for (var kind : List.of(
                    Output.Kind.INTEREST_DUE,
                    Output.Kind.INTEREST_PAID,
                    Output.Kind.PRINCIPAL_PAID,
                    Output.Kind.RESIDUAL_PAID,
                    Output.Kind.BALANCE,
                    Output.Kind.WRITE_DOWN,
                    Output.Kind.DEFERRED_INTEREST)) {
                outputs.add(Output.of(kind, tranche.className()));
            }
        }
        deal.document().fees().forEach(fee -> {
            outputs.add(Output.of(Output.Kind.FEE_PAID, fee.name()));
            outputs.add(Output.of(Output.Kind.FEE_UNPAID, fee.name()));
        });
        deal.accounts().keySet().forEach(name -> outputs.add(Output.of(Output.Kind.ACCOUNT, name)));
        deal.ledgers().forEach(ledger -> outputs.add(Output.of(Output.Kind.LEDGER, ledger.name())));
        deal.tests().keySet().forEach(name -> outputs.add(Output.of(Output.Kind.TEST, name)));
        outputs.add(Output.of(Output.Kind.PURCHASED));
        outputs.add(Output.of(Output.Kind.MODE));
        outputs.add(Output.of(Output.Kind.ENDED));
        return outputs;
    }

    /** One frame with a lane for each chain; chains have the same number of dates. */
    static ProjectionFrame run(Program program, ResolvedDeal deal, List<List<WaterfallInput>> chains) {
        return run(program, deal, chains, CallRule.NEVER);
    }

    /** The same with calls. */
    static ProjectionFrame run(Program program, ResolvedDeal deal, List<List<WaterfallInput>> chains, CallRule calls) {
        int periods = chains.getFirst().size();
        var frame = program.frame(
                DealState.atClosing(deal), deal.firstCollectionPeriod(), periods, chains.size(), calls, outputs(deal));
        for (int lane = 0; lane < chains.size(); lane++) {
            for (int period = 0; period < periods; period++) {
                fill(frame, deal, chains.get(lane).get(period), period, lane);
            }
        }
        frame.run();
        return frame;
    }

    private static void fill(ProjectionFrame frame, ResolvedDeal deal, WaterfallInput input, int period, int lane) {
        deal.sources()
                .keySet()
                .forEach(source -> frame.row(Input.source(source))
                        .set(period, lane, input.collected(source).minorUnits()));
        var pool = input.pool();
        frame.row(Input.POOL_BEGIN).set(period, lane, pool.begin().minorUnits());
        frame.row(Input.POOL_DEFAULTED).set(period, lane, pool.defaulted().minorUnits());
        frame.row(Input.POOL_END).set(period, lane, pool.end().minorUnits());
        frame.row(Input.POOL_CUT_OFF).set(period, lane, pool.cutOff().minorUnits());
        frame.row(Input.POOL_DELINQUENT_30)
                .set(period, lane, pool.delinquent30().minorUnits());
        frame.row(Input.POOL_DELINQUENT_60)
                .set(period, lane, pool.delinquent60().minorUnits());
        frame.row(Input.POOL_DELINQUENT_90)
                .set(period, lane, pool.delinquent90().minorUnits());
        frame.row(Input.POOL_COUNT).set(period, lane, pool.count());
        input.fixings().forEach((index, rate) -> frame.row(Input.fixing(index)).set(period, lane, tenDecimals(rate)));
        for (var terms : deal.inputs()) {
            var text = input.inputs().get(terms.name());
            if (text != null) {
                var value = InputValue.parse(terms.kind(), deal.currency(), text);
                boolean rate = terms.kind() == io.penstock.deal.formula.FormulaType.Kind.RATE;
                frame.row(Input.declared(terms.name()))
                        .set(
                                period,
                                lane,
                                rate ? value.times(Fraction.of(Input.RATE_UNIT)).floor() : value.floor());
            }
        }
    }

    private static long tenDecimals(BigDecimal rate) {
        return rate.movePointRight(10).longValueExact();
    }

    /** The outputs of one lane and date. */
    static SortedMap<String, Long> computed(ProjectionFrame frame, ResolvedDeal deal, int period, int lane) {
        var figures = new TreeMap<String, Long>();
        outputs(deal).forEach(output -> figures.put(output.toString(), frame.get(output, period, lane)));
        return figures;
    }

    /** The same figures of a report. */
    static SortedMap<String, Long> expected(ResolvedDeal deal, PaymentReport report, List<String> modes) {
        var figures = new TreeMap<String, Long>();
        for (var output : outputs(deal)) {
            figures.put(output.toString(), expected(output, report, modes));
        }
        return figures;
    }

    private static long expected(Output output, PaymentReport report, List<String> modes) {
        var name = output.name();
        var closing = report.closing();
        return switch (output.kind()) {
            case INTEREST_DUE ->
                report.accruals().stream()
                        .filter(accrual -> accrual.className().equals(name))
                        .map(accrual -> accrual.due().minorUnits())
                        .findFirst()
                        .orElseGet(() -> report.opening().deferredInterest(name).minorUnits());
            case INTEREST_PAID -> paid(report, Kind.INTEREST, name);
            case PRINCIPAL_PAID -> paid(report, Kind.PRINCIPAL, name);
            case RESIDUAL_PAID -> paid(report, Kind.RESIDUAL, name);
            case BALANCE -> closing.balance(name).minorUnits();
            case WRITE_DOWN -> paid(report, Kind.WRITE_DOWN, name) - paid(report, Kind.WRITE_UP, name);
            case DEFERRED_INTEREST -> closing.deferredInterest(name).minorUnits();
            case FEE_PAID -> paid(report, Kind.FEE, name);
            case FEE_UNPAID -> closing.unpaidFee(name).minorUnits();
            case ACCOUNT -> closing.account(name).minorUnits();
            case LEDGER -> closing.ledger(name).minorUnits();
            case PURCHASED -> closing.pool().purchased().minorUnits();
            case TEST -> Objects.requireNonNull(closing.tests().get(name)).failed() ? 0 : 1;
            case MODE -> modes.indexOf(report.mode());
            case ENDED -> closing.ended() ? 1 : 0;
        };
    }

    private static long paid(PaymentReport report, Kind kind, String target) {
        return report.lines().stream()
                .filter(line -> line.kind() == kind && line.target().equals(target))
                .map(PaymentLine::paid)
                .mapToLong(Money::minorUnits)
                .sum();
    }
}
