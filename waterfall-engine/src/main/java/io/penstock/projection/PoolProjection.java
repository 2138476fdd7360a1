package io.penstock.projection;

import io.penstock.projection.LoanBlocks.Block;
import io.penstock.projection.Method.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Projects a pool under one scenario or many, for a number of months, on a number of threads.
 *
 * <p>Two engines give the same figures. The loan-level engine carries every loan's balance through every month. The
 * collapse sums the contractual balances by age and segment once and runs each scenario on the sums; it is taken
 * whenever nothing depends on a single loan. {@link PoolCashflows#method} says which ran and why.
 *
 * <p>The number of threads and the size of the work units change no bit of a result. An instance holds the pool in
 * the kernel's layout and may be used by one thread at a time.
 *
 * <p>Source: design/WATERFALL.md, sections 10.2 to 10.4; SIFMA Standard Formulas 1999, SF-17 to SF-22.
 */
public final class PoolProjection {

    /** Blocks computed before their flows are added up, so that a large pool needs little memory. */
    private static final int WAVE = 128;

    private final Pool pool;
    private final int months;
    private final int threads;
    private final LoanBlocks loans;

    /**
     * Lays the pool out for projections over this horizon.
     *
     * @param months last month to project, at least 1
     * @param threads platform threads to use, at least 1
     * @throws IllegalArgumentException if one of the numbers is below 1
     */
    public PoolProjection(Pool pool, int months, int threads) {
        if (months < 1 || threads < 1) {
            throw new IllegalArgumentException("months " + months + " and threads " + threads + " are at least 1");
        }
        this.pool = pool;
        this.months = months;
        this.threads = threads;
        this.loans = new LoanBlocks(pool);
    }

    /** One scenario by the engine that fits it. */
    public static PoolCashflows project(Pool pool, Scenario scenario, int months, int threads) {
        return new PoolProjection(pool, months, threads).project(scenario);
    }

    /** Many scenarios by the engine that fits them. */
    public static List<PoolCashflows> projectAll(Pool pool, List<Scenario> scenarios, int months, int threads) {
        return new PoolProjection(pool, months, threads).projectAll(scenarios);
    }

    /**
     * One scenario by the engine that fits it.
     *
     * @throws IllegalArgumentException if the scenario has findings
     */
    public PoolCashflows project(Scenario scenario) {
        return projectAll(List.of(scenario)).getFirst();
    }

    /**
     * Many scenarios by the engine that fits them, in their order.
     *
     * @throws IllegalArgumentException if a scenario has findings
     */
    public List<PoolCashflows> projectAll(List<Scenario> scenarios) {
        return projectAll(scenarios, Engine.COLLAPSED_BY_AGE);
    }

    /**
     * Many scenarios by the engine asked for; those that do not allow the collapse run loan by loan all the same.
     *
     * @throws IllegalArgumentException if a scenario has findings
     */
    public List<PoolCashflows> projectAll(List<Scenario> scenarios, Engine engine) {
        var collapsible = new ArrayList<Scenario>();
        for (var scenario : scenarios) {
            if (!scenario.findings().isEmpty()) {
                throw new IllegalArgumentException(scenario.name() + ": " + scenario.findings());
            }
            if (scenario.rollRates().isEmpty()) {
                collapsible.add(scenario);
            }
        }
        var projected = engine == Engine.COLLAPSED_BY_AGE
                ? new CollapsedProjection(loans, months, threads)
                        .project(collapsible)
                        .iterator()
                : loanLevel(collapsible).iterator();
        var all = new ArrayList<PoolCashflows>(scenarios.size());
        for (var scenario : scenarios) {
            all.add(
                    scenario.rollRates().isPresent()
                            ? new RollRateProjection(pool, scenario, months, threads).project()
                            : projected.next());
        }
        return all;
    }

    /**
     * What the pool owes month by month if nobody prepays or defaults, in minor units, index 0 the start: one pass of
     * the kernel over all loans, with their interest summed on the way.
     */
    public double[] contractualBalances() {
        var balances = new double[months + 1];
        for (var group : new CollapsedProjection(loans, months, threads).groupSums(0)) {
            balances[0] += group.opening();
            for (int t = 1; t <= months; t++) {
                balances[t] += group.close[t];
            }
        }
        return balances;
    }

    /** Contractual and projected figures of single loans, in the order of the pool; nothing is kept. */
    public void loanByLoan(Scenario scenario, LoanVisitor visitor) {
        if (!scenario.findings().isEmpty()) {
            throw new IllegalArgumentException(scenario.name() + ": " + scenario.findings());
        }
        new LoanByLoan(pool, scenario, months).visit(visitor);
    }

    private List<PoolCashflows> loanLevel(List<Scenario> scenarios) {
        var method = new Method(Engine.LOAN_LEVEL, "asked for; " + pool.size() + " loans");
        if (scenarios.size() >= threads) {
            var all = new PoolCashflows[scenarios.size()];
            FixedTasks.run(all.length, threads, () -> new LoanLevelScratch(loans, months), (i, scratch) -> {
                all[i] = oneThread(scenarios.get(i), scratch, method);
            });
            return Arrays.asList(all);
        }
        var all = new ArrayList<PoolCashflows>();
        for (var scenario : scenarios) {
            all.add(manyThreads(scenario, method));
        }
        return all;
    }

    private PoolCashflows oneThread(Scenario scenario, LoanLevelScratch scratch, Method method) {
        var periods = PeriodLengths.of(scenario, months);
        var flows = new FlowTable(scenario, periods, months);
        var run = new LoanLevelRun(loans, scenario, periods, months);
        for (var block : loans.blocks()) {
            run.sum(block, scratch);
            run.addTo(flows, block, scratch);
        }
        return flows.finish(pool, method);
    }

    /** Blocks side by side, their flows added in the order of the blocks as one thread would. */
    private PoolCashflows manyThreads(Scenario scenario, Method method) {
        var periods = PeriodLengths.of(scenario, months);
        var flows = new FlowTable(scenario, periods, months);
        var run = new LoanLevelRun(loans, scenario, periods, months);
        List<Block> blocks = loans.blocks();
        var wave = new LoanLevelScratch[Math.min(WAVE, blocks.size())];
        Arrays.setAll(wave, i -> new LoanLevelScratch(loans, months));
        for (int first = 0; first < blocks.size(); first += wave.length) {
            int start = first;
            int count = Math.min(wave.length, blocks.size() - first);
            FixedTasks.run(count, threads, () -> run, (i, shared) -> shared.sum(blocks.get(start + i), wave[i]));
            for (int i = 0; i < count; i++) {
                run.addTo(flows, blocks.get(start + i), wave[i]);
            }
        }
        return flows.finish(pool, method);
    }
}
