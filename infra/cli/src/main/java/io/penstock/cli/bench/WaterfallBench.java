package io.penstock.cli.bench;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.program.CallRule;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.Program;
import io.penstock.waterfall.program.ProjectionFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compiled program: twelve steps over 360 payment dates, alone and in lanes; thirty classes and 1,000 scenarios. */
final class WaterfallBench implements EngineBench {

    private static final int DATES = 360;
    private static final int LANES = 64;
    private static final int SCENARIOS = 1_000;
    private static final int STEPS = 12;
    private static final int MOST_LANES_AT_ONCE = 16;
    private static final long POOL = 105_000_000_000L;
    private static final long LARGE_POOL = 140_000_000_000L;
    private static final String BY_HAND = "waterfall: tiers with reserve, by hand in Java";
    private static final String EXACT = "waterfall: tiers with reserve, interpreter";

    private final ResolvedDeal deal;
    private final Program program;
    private final ModelFlows flows = new ModelFlows(POOL, DATES, 0);
    private final ResolvedDeal large;
    private final ResolvedDeal plain;

    private WaterfallBench(ResolvedDeal deal, ResolvedDeal plain, ResolvedDeal large) {
        this.deal = deal;
        this.program = Program.of(deal);
        this.large = large;
        this.plain = plain;
    }

    static WaterfallBench prepare() throws IOException {
        var bench =
                new WaterfallBench(BenchDeals.twelveSteps(), BenchDeals.twelvePlainSteps(), BenchDeals.thirtyClasses());
        bench.requireEqual();
        return bench;
    }

    @Override
    public List<Contestant> contestants() {
        var runs = "runs/s";
        var largeProgram = Program.of(large);
        var plainProgram = Program.of(plain);
        return List.of(
                Contestant.of(EXACT, runs, () -> Rounds.threadRate(1, this::interpret)),
                Contestant.of(BY_HAND, runs, () -> Rounds.threadRate(1, () -> HandWrittenDeal.run(flows))),
                Contestant.of(
                                "waterfall: tiers with reserve, one at a time",
                                runs,
                                () -> frames(deal, program, 1, POOL))
                        .against(BY_HAND),
                Contestant.of("waterfall: tiers with reserve, 64 lanes", runs, () -> frames(deal, program, LANES, POOL))
                        .against(BY_HAND),
                Contestant.of(
                                "waterfall: 12 plain steps, one at a time",
                                runs,
                                () -> frames(plain, plainProgram, 1, POOL))
                        .aiming(60_000),
                Contestant.of(
                                "waterfall: 12 plain steps, 64 lanes",
                                runs,
                                () -> frames(plain, plainProgram, LANES, POOL))
                        .aiming(150_000),
                Contestant.of(
                                "waterfall: 30 classes, 1,000 scenarios",
                                runs,
                                () -> frames(large, largeProgram, SCENARIOS, LARGE_POOL))
                        .aiming(500));
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        var prepared = new ArrayList<ProjectionFrame>();
        for (int i = 0; i < 10; i++) {
            prepared.add(filled(deal, program, LANES, POOL));
        }
        facts.put(
                "bytesAllocatedPerWaterfallStep",
                Allocation.bytesPer(
                        (double) LANES * DATES * STEPS,
                        () -> prepared.removeLast().run()));
        facts.put("amountsOnTheSlowPath", program.slowAmounts());
        return facts;
    }

    /** Frames are filled beforehand; the time is that of the waterfall alone. */
    private double frames(ResolvedDeal of, Program compiled, int lanes, long pool) {
        long spent = 0;
        long runs = 0;
        // Few at a time, so that they are still in the cache when they run, as they are when a projection fills them.
        int batch = Math.max(1, MOST_LANES_AT_ONCE / lanes);
        while (spent < Rounds.LONG_ENOUGH) {
            var frames = new ArrayList<ProjectionFrame>();
            for (int i = 0; i < batch; i++) {
                frames.add(filled(of, compiled, lanes, pool));
            }
            long begin = Rounds.threadTime();
            frames.forEach(ProjectionFrame::run);
            spent += Rounds.threadTime() - begin;
            runs += (long) batch * lanes;
        }
        return runs / (spent / 1e9);
    }

    private static ProjectionFrame filled(ResolvedDeal deal, Program program, int lanes, long pool) {
        var frame = program.frame(
                DealState.atClosing(deal), deal.firstCollectionPeriod(), DATES, lanes, CallRule.NEVER, outputs(deal));
        frame.poolCutOff(pool);
        for (int lane = 0; lane < lanes; lane++) {
            new ModelFlows(pool, DATES, lane).into(frame, lane);
        }
        return frame;
    }

    /** What an investor in the first class and the holder of the last one ask for. */
    private static List<Output> outputs(ResolvedDeal deal) {
        var first = deal.tranches().getFirst().className();
        var last = deal.tranches().getLast().className();
        return List.of(
                Output.of(Output.Kind.INTEREST_PAID, first),
                Output.of(Output.Kind.PRINCIPAL_PAID, first),
                Output.of(Output.Kind.PRINCIPAL_PAID, last),
                Output.of(Output.Kind.RESIDUAL_PAID, last));
    }

    private long interpret() {
        var state = DealState.atClosing(deal);
        long residual = 0;
        var period = deal.firstCollectionPeriod();
        for (int month = 0; month < DATES; month++) {
            var input = WaterfallInput.of(
                    deal,
                    period.plusMonths(month),
                    Map.of(
                            WaterfallInput.INTEREST, money(flows.interest[month]),
                            WaterfallInput.PRINCIPAL, money(flows.principal[month]),
                            WaterfallInput.RECOVERIES, money(flows.recoveries[month])),
                    new PoolBalances(
                            money(flows.begin[month]),
                            money(flows.defaulted[month]),
                            money(flows.end[month]),
                            money(flows.cutOff)),
                    state);
            var report = Waterfall.interpret(deal, input);
            residual += report.classPayments().stream()
                    .filter(payment -> payment.className().equals("E"))
                    .mapToLong(payment -> payment.residual().minorUnits())
                    .sum();
            state = report.closing();
        }
        return residual;
    }

    private Money money(long minorUnits) {
        return new Money(deal.currency(), minorUnits);
    }

    /** A comparison of speeds means something only if all pay the same. */
    private void requireEqual() {
        long byHand = HandWrittenDeal.run(flows);
        long interpreted = interpret();
        var frame = filled(deal, program, 1, POOL);
        frame.run();
        long compiled = frame.total(Output.of(Output.Kind.RESIDUAL_PAID, "E"), 0);
        if (byHand != interpreted || byHand != compiled) {
            throw new IllegalStateException("residual by hand " + byHand + ", interpreted " + interpreted
                    + ", compiled " + compiled + " minor units");
        }
    }
}
