package io.penstock.cli.bench;

import io.penstock.kernel.Money;
import io.penstock.projection.Conventions;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Method.Engine;
import io.penstock.projection.Pool;
import io.penstock.projection.PoolBuilder;
import io.penstock.projection.PoolProjection;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.Scenario;
import io.penstock.projection.SeverityCurve;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Loan by loan through all months: 10,000 level loans of 360 months, and a million of them in a small heap. */
final class PoolBench implements EngineBench {

    static final int MONTHS = 360;
    static final int LOANS = 10_000;
    private static final int KERNEL_LOANS = 200_000;
    private static final int SCENARIOS = 200;
    private static final int MILLION = 1_000_000;
    private static final double MILLIONS = 1e6;
    private static final String C = "pool: bare C loop";
    private static final String ONE = "pool: kernel, 1 thread";
    private static final String BY_CLOCK = " by the clock on the wall, a million loans";
    private static final String BY_CLOCK_SHORT = " by the clock on the wall";
    private static final String ONE_BY_CLOCK = "pool: kernel, 1 thread" + BY_CLOCK;
    private static final String ONE_BY_CLOCK_SHORT = "pool: kernel, 1 thread" + BY_CLOCK_SHORT;
    private static final String C_ONE_BY_CLOCK = "pool: bare C loop, 1 thread" + BY_CLOCK;

    private final Optional<CPeer> peer;
    private final Pool pool = pool(LOANS, MONTHS);
    private final Scenario scenario = scenario("base", 0);

    private final Pool million;
    private final double readSeconds;

    private PoolBench(Optional<CPeer> peer) {
        this.peer = peer;
        long begin = System.nanoTime();
        this.million = pool(MILLION, MONTHS);
        this.readSeconds = (System.nanoTime() - begin) / 1e9;
    }

    static PoolBench prepare() throws IOException {
        return new PoolBench(CPeer.build("/bench/pool-kernel.c"));
    }

    @Override
    public List<Contestant> contestants() {
        var contestants = new ArrayList<Contestant>();
        peer.ifPresent(c -> contestants.add(Contestant.of(
                C, "M loan-months/s", () -> c.rate(Integer.toString(KERNEL_LOANS), Integer.toString(MONTHS), "500"))));
        var large = pool(KERNEL_LOANS, MONTHS);
        var one = new PoolProjection(large, MONTHS, 1);
        var loanMonths = (double) KERNEL_LOANS * MONTHS / MILLIONS;
        // Long enough that it is not the waking of a thread that is measured: C's threads are awake all the time.
        var longOne = new PoolProjection(million, MONTHS, 1);
        var longTwo = new PoolProjection(million, MONTHS, 2);
        var longMonths = (double) MILLION * MONTHS / MILLIONS;
        var many = new PoolProjection(pool, MONTHS, 1);
        var alone = Contestant.of(ONE, "M loan-months/s", () -> Rounds.threadRate(loanMonths, one::contractualBalances))
                .aiming(1000);
        contestants.add(peer.isPresent() ? alone.against(C).aimingAtRatio(0.8) : alone);
        // A pass of a few milliseconds, of which the waking of the second thread is a part.
        var two = new PoolProjection(large, MONTHS, 2);
        contestants.add(Contestant.of(
                ONE_BY_CLOCK_SHORT, "M loan-months/s", () -> Rounds.wallRate(loanMonths, one::contractualBalances)));
        contestants.add(Contestant.of(
                        "pool: kernel, 2 threads" + BY_CLOCK_SHORT,
                        "M loan-months/s",
                        () -> Rounds.wallRate(loanMonths, two::contractualBalances))
                .against(ONE_BY_CLOCK_SHORT)
                .aimingAtRatio(1.8));
        contestants.add(Contestant.of(
                ONE_BY_CLOCK, "M loan-months/s", () -> Rounds.wallRate(longMonths, longOne::contractualBalances)));
        peer.ifPresent(c -> contestants.add(Contestant.of(C_ONE_BY_CLOCK, "M loan-months/s", () -> byClock(c, 1))));
        contestants.add(Contestant.of(
                        "pool: kernel, 2 threads" + BY_CLOCK,
                        "M loan-months/s",
                        () -> Rounds.wallRate(longMonths, longTwo::contractualBalances))
                .against(ONE_BY_CLOCK)
                .aimingAtRatio(1.8));
        // What two threads can give on this machine: they share nothing and wait for nobody.
        peer.ifPresent(c -> contestants.add(
                Contestant.of("pool: bare C loop, 2 threads" + BY_CLOCK, "M loan-months/s", () -> byClock(c, 2))
                        .against(C_ONE_BY_CLOCK)));
        contestants.add(Contestant.of(
                "pool: projection of one scenario, loan level",
                "M loan-months/s",
                () -> Rounds.threadRate(loanMonths, () -> one.projectAll(List.of(scenario), Engine.LOAN_LEVEL))));
        var scenarios = IntStream.range(0, SCENARIOS)
                .mapToObj(i -> scenario("s" + i, i))
                .toList();
        contestants.add(Contestant.of(
                "pool: 10,000 loans collapsed by age, 1 thread",
                "scenarios/s",
                () -> Rounds.threadRate(SCENARIOS, () -> many.projectAll(scenarios, Engine.COLLAPSED_BY_AGE))));
        return contestants;
    }

    private static double byClock(CPeer c, int threads) {
        return c.rate(Integer.toString(MILLION), Integer.toString(MONTHS), "500", Integer.toString(threads));
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        peer.ifPresent(_ -> facts.put("gcc", CPeer.options()));
        var projection = new PoolProjection(pool, MONTHS, 1);
        facts.put(
                "bytesAllocatedPerLoanMonth",
                Allocation.bytesPer(
                        (double) LOANS * MONTHS, () -> projection.projectAll(List.of(scenario), Engine.LOAN_LEVEL)));
        long begin = System.nanoTime();
        PoolProjection.project(million, scenario, MONTHS, Runtime.getRuntime().availableProcessors());
        facts.put("millionLoans.buildSeconds", readSeconds);
        facts.put("millionLoans.projectSeconds", (System.nanoTime() - begin) / 1e9);
        facts.put("millionLoans.heapMaximumMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        return facts;
    }

    @Override
    public void close() throws IOException {
        if (peer.isPresent()) {
            peer.get().close();
        }
    }

    /** Level loans of many balances and rates, in sixty age groups. */
    static Pool pool(int loans, int term) {
        var builder = new PoolBuilder();
        for (int i = 0; i < loans; i++) {
            var rate = BigDecimal.valueOf(300 + i % 600, 4);
            builder.add(LoanTerms.level(
                    "L" + i,
                    Money.of("USD", BigDecimal.valueOf(10_000 + i % 977).toPlainString() + ".00"),
                    rate.toPlainString(),
                    term,
                    i % 60));
        }
        return builder.build();
    }

    /** One of many: speeds differ with the number. */
    static Scenario scenario(String name, int number) {
        return Scenario.of(name, Conventions.SEQUENTIAL)
                .with(PrepaymentCurve.of(
                        PrepaymentCurve.Unit.CPR,
                        BigDecimal.valueOf(500 + number % 1000, 4).toPlainString()))
                .with(DefaultCurve.of(
                        DefaultCurve.Unit.CDR,
                        BigDecimal.valueOf(100 + number % 400, 4).toPlainString()))
                .with(SeverityCurve.of("0.45"))
                .withRecoveryLag(12);
    }
}
