package io.penstock.projection;

import io.penstock.projection.Method.Engine;

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
        for (int loan = 0; loan < pool.size(); loan++) {
            var curves = scenario.assumptionsOf(pool.segment(loan));
            survival.run(scenario, curves, pool.age(loan), periods);
            var sums = sums(loan);
            var flows = new FlowTable(scenario, periods, months);
            flows.add(sums, survival, excess(loan, survival));
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
        double more = balances[0] * rate * (pool.firstPeriodFactor(loan) - 1);
        for (int t = 0; t <= Math.min(months, term - 1); t++) {
            if (t < risky) {
                sums.open[t + 1] = balances[t];
                sums.openRate[t + 1] = balances[t] * rate;
            } else {
                sums.late[t - risky][risky] = balances[t];
                sums.lateRate[t - risky][risky] = balances[t] * rate;
            }
        }
        for (int t = 1; t <= Math.min(months, risky); t++) {
            sums.close[t] = t < term ? balances[t] : 0;
        }
        sums.stubRate = risky > 0 ? more : 0;
        sums.lateStubRate = risky > 0 ? 0 : more;
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
