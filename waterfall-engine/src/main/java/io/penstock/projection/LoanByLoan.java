package io.penstock.projection;

import io.penstock.projection.Method.Engine;
import java.util.HashMap;

/** Projects each loan as a pool of its own, for output loan by loan. */
final class LoanByLoan {

    private final Pool pool;
    private final Scenario scenario;
    private final int months;

    LoanByLoan(Pool pool, Scenario scenario, int months) {
        this.pool = pool;
        this.scenario = scenario;
        this.months = months;
    }

    void visit(LoanVisitor visitor) {
        if (scenario.rollRates().isPresent()) {
            var projection = new RollRateProjection(pool, scenario, months, 1);
            for (int loan = 0; loan < pool.size(); loan++) {
                visitor.loan(loan, projection.project(loan));
            }
            return;
        }
        var method = new Method(Engine.LOAN_LEVEL, "output loan by loan");
        var periods = PeriodLengths.of(scenario, months);
        var survival = new Survival(months);
        var late = new LateLoans(months);
        var rates = new HashMap<Assumptions, MonthlyRates>();
        for (int loan = 0; loan < pool.size(); loan++) {
            var own = rates.computeIfAbsent(
                    scenario.assumptionsOf(pool.segment(loan)),
                    curves -> new MonthlyRates(curves, periods, months, PoolBuilder.LONGEST_TERM));
            survival.run(scenario, own, pool.age(loan), LoanLevelRun.tail(scenario));
            var sums = sums(loan);
            var flows = new FlowTable(scenario, periods, months);
            flows.add(sums, survival, late, excess(loan, survival));
            visitor.loan(loan, flows.finish(pool, method));
        }
    }

    private BlockSums sums(int loan) {
        int tail = LoanLevelRun.tail(scenario);
        var sums = new BlockSums(months, tail);
        var balances = ContractualBalances.of(pool, loan);
        double rate = pool.annualRate(loan);
        int term = pool.remainingTerm(loan);
        int risky = Math.max(0, term - tail);
        for (int t = 1; t <= Math.min(months + 1, term); t++) {
            double stub = t == 1 ? pool.firstPeriodFactor(loan) : 1;
            if (t <= risky) {
                sums.open[t] = balances[t - 1];
                sums.openRate[t] = balances[t - 1] * rate * stub;
            } else if (t <= months) {
                sums.late(t, t - risky, balances[t - 1], balances[t], rate * stub);
            }
        }
        sums.plainRate = risky > 0 ? balances[0] * rate : 0;
        if (tail > 0 && risky <= months) {
            sums.risky[risky] = balances[risky];
        }
        sums.finish();
        return sums;
    }

    private double[] excess(int loan, Survival survival) {
        var excess = new double[months + 1];
        if (!scenario.advances() || !scenario.hasDefaults()) {
            return excess;
        }
        var balances = ContractualBalances.of(pool, loan);
        int term = pool.remainingTerm(loan);
        int shift = scenario.conventions().order() == Conventions.EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT ? 1 : 0;
        int amortizing = scenario.recoveryLagMonths() - shift;
        for (int month = 1; month <= Math.min(months, term - LoanLevelRun.tail(scenario)); month++) {
            int at = month - 1 + shift;
            double later = amortizing <= 0 ? balances[at] : at + amortizing < term ? balances[at + amortizing] : 0;
            excess[month] = Math.max(0, survival.severity[month] * balances[at] - later);
        }
        return excess;
    }
}
