package io.penstock.projection.deal;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.projection.FixedTasks;
import io.penstock.projection.Method.Engine;
import io.penstock.projection.Pool;
import io.penstock.projection.PoolCashflows;
import io.penstock.projection.PoolProjection;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.program.CallRule;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.Program;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Projects a deal: the pool pays under a scenario, its cash goes to the deal's sources in whole minor units, and the
 * compiled program that also pays real money distributes it, payment date by payment date.
 *
 * <p>The program is compiled once; scenarios run side by side in its lanes and on the threads asked for. Neither the
 * lanes nor the threads change a bit of a result. An instance is used by one thread at a time.
 *
 * <p>A projection ends with the payment date that distributes the last month of the last loan and of its recovery. A
 * deal that buys assets ends on its legal final maturity at the latest.
 *
 * <p>Source: design/WATERFALL.md, sections 8.3 and 9.
 */
public final class DealProjection {

    /** Scenarios that one thread runs together: lanes of a program's block. */
    private static final int LANES = 64;

    private final ResolvedDeal deal;
    private final Pool pool;
    private final DealState opening;
    private final PaymentMonths months;
    private final PoolSources sources;
    private final OutsideFigures outside;
    private final Program program;
    private final Map<List<Integer>, PoolProjection> pools = new LinkedHashMap<>();

    private DealProjection(ResolvedDeal deal, Pool pool, DealState opening, PaymentMonths months) {
        if (!pool.currency().equals(deal.currency())) {
            throw new IllegalArgumentException(
                    "the pool is in " + pool.currency() + ", deal " + deal.dealId() + " in " + deal.currency());
        }
        this.deal = deal;
        this.pool = pool;
        this.opening = opening;
        this.months = months;
        this.sources = new PoolSources(deal);
        this.outside = new OutsideFigures(deal, sources);
        this.program = Program.of(deal);
    }

    /**
     * From closing: the pool is as it was on the cut-off date.
     *
     * @throws IllegalArgumentException if pool and deal have different currencies
     */
    public static DealProjection of(ResolvedDeal deal, Pool pool) {
        return new DealProjection(deal, pool, DealState.atClosing(deal), PaymentMonths.fromClosing(deal));
    }

    /**
     * From a later date: the pool is as it was at the end of the collection period before the first one projected.
     *
     * @param firstCollectionPeriod the last month that the first projected payment date distributes
     * @throws IllegalArgumentException if pool and deal have different currencies, or no such period ends then
     */
    public static DealProjection from(
            ResolvedDeal deal, Pool pool, DealState opening, YearMonth firstCollectionPeriod) {
        return new DealProjection(deal, pool, opening, PaymentMonths.from(deal, firstCollectionPeriod));
    }

    /** What keeps a scenario from being projected; empty if nothing does. */
    public List<String> findings(DealScenario scenario) {
        var findings = new ArrayList<String>();
        scenario.pool().findings().forEach(finding -> findings.add(finding.field() + ": " + finding.message()));
        findings.addAll(outside.findings(scenario));
        if (DealOutputs.buys(deal)) {
            findings.addAll(RevolvingRun.findings(scenario));
        } else if (scenario.purchases().isPresent()) {
            findings.add("purchases: no step of the deal buys assets; remove the key");
        }
        return findings;
    }

    /**
     * Everything of one scenario.
     *
     * @param threads for the pool
     * @throws IllegalArgumentException with all findings, if the scenario has any
     * @throws ArithmeticException if an amount leaves the program's limits
     */
    public DealCashflows run(DealScenario scenario, int threads) {
        return runAll(List.of(scenario), threads).getFirst();
    }

    /**
     * Everything of some scenarios, in their order.
     *
     * @throws IllegalArgumentException with all findings, if a scenario has any
     * @throws ArithmeticException if an amount leaves the program's limits
     */
    public List<DealCashflows> runAll(List<DealScenario> scenarios, int threads) {
        return runAll(scenarios, Engine.COLLAPSED_BY_AGE, threads);
    }

    /** The same by the pool engine asked for. */
    public List<DealCashflows> runAll(List<DealScenario> scenarios, Engine engine, int threads) {
        var all = new DealCashflows[scenarios.size()];
        var outputs = DealOutputs.all(deal);
        each(scenarios, outputs, engine, threads, (number, lane) -> {
            var columns = new LinkedHashMap<Output, long[]>();
            outputs.forEach(output -> columns.put(output, lane.column(output)));
            var scenario = scenarios.get(number);
            all[number] = new DealCashflows(
                    deal,
                    opening,
                    scenario,
                    lane.pool(),
                    lane.payments(),
                    months.periods(lane.payments().payments()),
                    program.modes(),
                    columns,
                    notes(scenario, lane.payments().payments()));
        });
        return Arrays.asList(all);
    }

    /**
     * Sums of many scenarios, in their order.
     *
     * @param wanted what to add up; see {@link ScenarioTotals}
     * @throws IllegalArgumentException with all findings, if a scenario has any
     * @throws ArithmeticException if an amount leaves the program's limits
     */
    public List<ScenarioTotals> totals(List<DealScenario> scenarios, List<Output> wanted, Engine engine, int threads) {
        var all = new ScenarioTotals[scenarios.size()];
        each(scenarios, wanted, engine, threads, (number, lane) -> {
            var totals = new LinkedHashMap<Output, Long>();
            var last = new LinkedHashMap<Output, Long>();
            for (var output : wanted) {
                totals.put(output, lane.total(output));
                last.put(output, lane.last(output));
            }
            all[number] =
                    new ScenarioTotals(scenarios.get(number).name(), lane.pool().method(), totals, last);
        });
        return Arrays.asList(all);
    }

    public ResolvedDeal deal() {
        return deal;
    }

    public Pool pool() {
        return pool;
    }

    /** Number of payment dates that a scenario is projected for. */
    public int paymentDates(DealScenario scenario) {
        int forPool = months.paymentsFor(pool.longestTerm() + scenario.pool().recoveryLagMonths());
        return DealOutputs.buys(deal) ? Math.max(forPool, RevolvingRun.paymentDates(deal, months)) : forPool;
    }

    private List<String> notes(DealScenario scenario, int payments) {
        var notes = new ArrayList<String>();
        var issued = deal.tranches().stream()
                .filter(tranche -> !deal.isNotional(tranche.className()))
                .map(tranche -> opening.balance(tranche.className()))
                .reduce(Money.zero(deal.currency()), Money::plus);
        if (!issued.equals(pool.balance())) {
            notes.add("the pool holds " + pool.balance() + ", the classes " + issued);
        }
        var dry = sources.others().stream()
                .filter(source -> !scenario.otherCash().containsKey(source))
                .toList();
        if (!dry.isEmpty()) {
            notes.add("no cash is assumed from " + String.join(", ", dry));
        }
        var last = months.periods(payments).getLast().paymentDate();
        var maturity = deal.document().deal().legalFinalMaturity();
        if (last.isAfter(maturity)) {
            notes.add("payment dates up to " + last + " pass the legal final maturity of " + maturity);
        }
        return notes;
    }

    /** What is done with one scenario after its run; called from the threads of the run. */
    private interface Use {
        void use(int scenario, FrameRun.Lane lane);
    }

    /** Scenarios of one horizon and one rule on calls share frames. */
    private record Batch(int payments, CallRule calls) {}

    private void each(List<DealScenario> scenarios, List<Output> outputs, Engine engine, int threads, Use use) {
        var batches = new LinkedHashMap<Batch, List<Integer>>();
        for (int i = 0; i < scenarios.size(); i++) {
            var scenario = scenarios.get(i);
            var findings = findings(scenario);
            if (!findings.isEmpty()) {
                throw new IllegalArgumentException("scenario " + scenario.name() + ": " + String.join("; ", findings));
            }
            batches.computeIfAbsent(new Batch(paymentDates(scenario), scenario.calls()), _ -> new ArrayList<>())
                    .add(i);
        }
        batches.forEach((batch, numbers) -> each(batch, numbers, scenarios, outputs, engine, threads, use));
    }

    private void each(
            Batch batch,
            List<Integer> numbers,
            List<DealScenario> scenarios,
            List<Output> outputs,
            Engine engine,
            int threads,
            Use use) {
        var poolFlows = projectPool(
                numbers.stream().map(number -> scenarios.get(number)).toList(), batch.payments(), engine, threads);
        int lanes = Math.clamp(Math.ceilDiv(numbers.size(), threads), 1, LANES);
        int chunks = Math.ceilDiv(numbers.size(), lanes);
        FixedTasks.run(chunks, threads, () -> chunks, (chunk, _) -> {
            int first = chunk * lanes;
            int count = Math.min(lanes, numbers.size() - first);
            var frame = program.frame(
                    opening, months.firstPeriod(), batch.payments(), count, batch.calls(), withOwn(outputs));
            var run =
                    new FrameRun(frame, sources, outside, months, pool.balance().minorUnits());
            var taken = new ArrayList<DealScenario>();
            for (int i = first; i < first + count; i++) {
                taken.add(scenarios.get(numbers.get(i)));
                run.add(taken.getLast(), poolFlows.get(i), batch.payments());
            }
            if (DealOutputs.buys(deal)) {
                new RevolvingRun(run, taken, sources, months, batch.payments()).run(batch.payments());
            } else {
                run.run();
            }
            for (int i = 0; i < count; i++) {
                use.use(numbers.get(first + i), run.lanes().get(i));
            }
        });
    }

    /** Purchases are looked at while a deal revolves, wanted or not. */
    private List<Output> withOwn(List<Output> outputs) {
        if (!DealOutputs.buys(deal) || outputs.contains(DealOutputs.PURCHASED)) {
            return outputs;
        }
        var more = new ArrayList<>(outputs);
        more.add(DealOutputs.PURCHASED);
        return more;
    }

    private List<PoolCashflows> projectPool(List<DealScenario> scenarios, int payments, Engine engine, int threads) {
        int horizon = Math.max(1, months.lastMonth(payments - 1));
        var projection =
                pools.computeIfAbsent(List.of(horizon, threads), _ -> new PoolProjection(pool, horizon, threads));
        return projection.projectAll(scenarios.stream().map(DealScenario::pool).toList(), engine);
    }
}
