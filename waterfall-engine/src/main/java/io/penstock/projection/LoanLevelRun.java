package io.penstock.projection;

import io.penstock.projection.Conventions.EventOrder;
import io.penstock.projection.LoanBlocks.Block;
import java.util.Arrays;

/** One scenario on the way through the blocks of a pool. */
final class LoanLevelRun {

    private final LoanBlocks loans;
    private final Scenario scenario;
    private final ScenarioRates rates;
    private final Survival survival;
    private int survivalGroup = -1;

    LoanLevelRun(LoanBlocks loans, Scenario scenario, PeriodLengths periods, int months) {
        this.loans = loans;
        this.scenario = scenario;
        this.rates = new ScenarioRates(loans, scenario, periods, months);
        this.survival = new Survival(months);
    }

    /** Months before maturity in which the scenario lets no loan default. */
    static int tail(Scenario scenario) {
        return scenario.conventions().defaultsStopBeforeMaturity() && scenario.hasDefaults()
                ? scenario.recoveryLagMonths()
                : 0;
    }

    /** The part that threads may do side by side: it touches the scratch alone. */
    void sum(Block block, LoanLevelScratch scratch) {
        scratch.kernel.sum(block, scratch.sums(tail(scenario)));
        excess(loans, scenario, block, scratch);
    }

    /** What the loss cap takes off, into the scratch. */
    static void excess(LoanBlocks loans, Scenario scenario, Block block, LoanLevelScratch scratch) {
        Arrays.fill(scratch.excess, 0);
        if (!scenario.advances() || !scenario.hasDefaults()) {
            return;
        }
        var group = loans.groups().get(block.group());
        var severity = curves(loans, scenario, block.group()).severity();
        for (int t = 1; t < scratch.severity.length; t++) {
            scratch.severity[t] = severity.severity(t, group.age() + t - 1);
        }
        int shift = scenario.conventions().order() == EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT ? 1 : 0;
        scratch.cap.add(block, scratch.severity, scenario.recoveryLagMonths(), shift, tail(scenario), scratch.excess);
    }

    static Assumptions curves(LoanBlocks loans, Scenario scenario, int group) {
        return scenario.assumptionsOf(
                loans.pool().segments().get(loans.groups().get(group).segment()));
    }

    /** Adds the block's flows; blocks come in their order. */
    void addTo(FlowTable flows, Block block, LoanLevelScratch scratch) {
        if (block.group() != survivalGroup) {
            survivalGroup = block.group();
            var group = loans.groups().get(survivalGroup);
            survival.run(scenario, rates.of(group), group.age(), tail(scenario));
        }
        flows.add(scratch.sums(tail(scenario)), survival, scratch.late, scratch.excess);
    }
}
