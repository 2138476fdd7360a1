package io.penstock.projection;

import static java.util.Objects.requireNonNull;

import io.penstock.projection.Method.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Projects scenarios on the contractual balances summed by age and segment. The survival of a loan depends on its
 * age, its segment and the scenario alone, so the sums are the same in every scenario and one pass over the loans
 * serves them all. The loss cap depends on the severity too: it gets a pass of its own over the last months of the
 * loans for each severity that occurs.
 */
final class CollapsedProjection {

    /** Blocks that one task sums: few enough to share a pool of one group out, many enough to be worth a task. */
    private static final int STRIPE = 16;

    /** Scenarios that a thread runs side by side. */
    private static final int BATCH = 8;

    /** Sums of the loss cap that are kept for scenarios of the same severity. */
    private static final int MOST_KEPT = 32;

    private final LoanBlocks loans;
    private final int months;
    private final int threads;

    CollapsedProjection(LoanBlocks loans, int months, int threads) {
        this.loans = loans;
        this.months = months;
        this.threads = threads;
    }

    List<PoolCashflows> project(List<Scenario> scenarios) {
        var sums = new HashMap<Integer, BlockSums[]>();
        var caps = new HashMap<String, double[][]>();
        for (var scenario : scenarios) {
            sums.computeIfAbsent(LoanLevelRun.tail(scenario), this::groupSums);
            if (caps.size() < MOST_KEPT) {
                caps.computeIfAbsent(capKey(scenario), key -> caps(scenario));
            }
        }
        var method = new Method(
                Engine.COLLAPSED_BY_AGE,
                "no assumption reads a single loan; " + loans.pool().size() + " loans in "
                        + loans.groups().size() + " groups of one age and segment");
        var all = new PoolCashflows[scenarios.size()];
        int batches = (all.length + BATCH - 1) / BATCH;
        FixedTasks.run(batches, threads, () -> new LoanLevelScratch(loans, months), (batch, scratch) -> {
            int to = Math.min(all.length, (batch + 1) * BATCH);
            var some = project(scenarios.subList(batch * BATCH, to), scratch, sums, caps);
            for (int i = 0; i < some.size(); i++) {
                all[batch * BATCH + i] = some.get(i).finish(loans.pool(), method);
            }
        });
        return Arrays.asList(all);
    }

    /** Some scenarios side by side, so that the sums of a group are read once for all of them. */
    private List<FlowTable> project(
            List<Scenario> scenarios,
            LoanLevelScratch scratch,
            Map<Integer, BlockSums[]> sums,
            Map<String, double[][]> caps) {
        var flows = new ArrayList<FlowTable>();
        var rates = new ArrayList<ScenarioRates>();
        var excess = new ArrayList<double[][]>();
        for (var scenario : scenarios) {
            var periods = PeriodLengths.of(scenario, months);
            flows.add(new FlowTable(scenario, periods, months));
            rates.add(new ScenarioRates(loans, scenario, periods, months));
            var kept = caps.get(capKey(scenario));
            excess.add(kept == null ? capsOnThisThread(scenario, scratch) : kept);
        }
        var survival = new Survival(months);
        for (int number = 0; number < loans.groups().size(); number++) {
            var group = loans.groups().get(number);
            for (int i = 0; i < scenarios.size(); i++) {
                var scenario = scenarios.get(i);
                int tail = LoanLevelRun.tail(scenario);
                survival.run(scenario, rates.get(i).of(group), group.age(), tail);
                var groups = requireNonNull(sums.get(tail));
                flows.get(i).add(groups[number], survival, scratch.late, excess.get(i)[number]);
            }
        }
        return flows;
    }

    /** Sums of all groups: blocks in stripes, stripes in groups, each in their order however many threads work. */
    BlockSums[] groupSums(int tail) {
        var stripes = stripes();
        var sums = new BlockSums[stripes.size()];
        FixedTasks.run(
                sums.length,
                threads,
                () -> new StripeScratch(new BlockKernel(loans, months), new BlockSums(months, tail)),
                (i, scratch) -> sums[i] = sum(stripes.get(i), tail, scratch));
        var groups = new BlockSums[loans.groups().size()];
        for (int i = 0; i < sums.length; i++) {
            int group = loans.blocks().get(stripes.get(i).first()).group();
            if (groups[group] == null) {
                groups[group] = sums[i];
            } else {
                groups[group].add(sums[i]);
            }
        }
        return groups;
    }

    /** A run of blocks of one group. */
    private record Stripe(int first, int blocks) {}

    private record StripeScratch(BlockKernel kernel, BlockSums block) {}

    private List<Stripe> stripes() {
        var stripes = new ArrayList<Stripe>();
        for (var group : loans.groups()) {
            for (int done = 0; done < group.blocks(); done += STRIPE) {
                stripes.add(new Stripe(group.firstBlock() + done, Math.min(STRIPE, group.blocks() - done)));
            }
        }
        return stripes;
    }

    private BlockSums sum(Stripe stripe, int tail, StripeScratch scratch) {
        var sums = new BlockSums(months, tail);
        for (int i = stripe.first(); i < stripe.first() + stripe.blocks(); i++) {
            scratch.kernel().sum(loans.blocks().get(i), scratch.block());
            sums.add(scratch.block());
        }
        return sums;
    }

    /** All that the loss cap depends on. */
    private static String capKey(Scenario scenario) {
        if (!scenario.advances() || !scenario.hasDefaults()) {
            return "";
        }
        var key = new StringBuilder(scenario.conventions().order() + " " + LoanLevelRun.tail(scenario) + " "
                + scenario.recoveryLagMonths() + " " + scenario.assumptions().severity());
        scenario.segments()
                .forEach(
                        (tag, curves) -> key.append(';').append(tag).append(':').append(curves.severity()));
        return key.toString();
    }

    private double[][] caps(Scenario scenario) {
        var excess = new double[loans.groups().size()][];
        FixedTasks.run(excess.length, threads, () -> new LoanLevelScratch(loans, months), (group, scratch) -> {
            excess[group] = cap(scenario, group, scratch);
        });
        return excess;
    }

    private double[][] capsOnThisThread(Scenario scenario, LoanLevelScratch scratch) {
        var excess = new double[loans.groups().size()][];
        for (int group = 0; group < excess.length; group++) {
            excess[group] = cap(scenario, group, scratch);
        }
        return excess;
    }

    private double[] cap(Scenario scenario, int number, LoanLevelScratch scratch) {
        var group = loans.groups().get(number);
        var sum = new double[months + 1];
        for (int i = group.firstBlock(); i < group.firstBlock() + group.blocks(); i++) {
            LoanLevelRun.excess(loans, scenario, loans.blocks().get(i), scratch);
            for (int t = 1; t <= months; t++) {
                sum[t] += scratch.excess[t];
            }
        }
        return sum;
    }
}
