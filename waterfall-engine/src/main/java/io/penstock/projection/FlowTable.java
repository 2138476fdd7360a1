package io.penstock.projection;

import io.penstock.projection.Conventions.EventOrder;

/**
 * The monthly figures of a projection while they are added up: group by group, or block by block, the contractual
 * sums times the survival of their loans. The formulas are those of design/WATERFALL.md, section 10.3, and of the
 * vectors' README, section 3; interest is kept per year of a period's length until the end.
 */
final class FlowTable {

    private final Scenario scenario;
    private final PeriodLengths periods;
    private final int months;
    private final int lag;
    private final boolean advances;
    private final EventOrder order;
    private final double[][] columns;
    private final double[] lossAtDefault;
    private final double[] defaultedInterest;

    private final double[] performing;
    private final double[] scheduledBalance;
    private final double[] newDefaults;
    private final double[] scheduled;
    private final double[] prepayment;
    private final double[] prepaymentBase;
    private final double[] expectedInterest;
    private final double[] interestLost;
    private final double[] defaultAmortization;
    private final double[] amortizedDefault;
    private final double[] foreclosure;

    FlowTable(Scenario scenario, PeriodLengths periods, int months) {
        this.scenario = scenario;
        this.periods = periods;
        this.months = months;
        lag = scenario.recoveryLagMonths();
        advances = scenario.advances();
        order = scenario.conventions().order();
        columns = new double[PoolColumn.values().length][months + 1];
        lossAtDefault = new double[months + 1];
        defaultedInterest = new double[months + 1];
        performing = column(PoolColumn.PERFORMING_BALANCE);
        scheduledBalance = column(PoolColumn.SCHEDULED_BALANCE);
        newDefaults = column(PoolColumn.NEW_DEFAULTS);
        scheduled = column(PoolColumn.SCHEDULED_PRINCIPAL);
        prepayment = column(PoolColumn.PREPAYMENT);
        prepaymentBase = column(PoolColumn.PREPAYMENT_BASE);
        expectedInterest = column(PoolColumn.EXPECTED_INTEREST);
        interestLost = column(PoolColumn.INTEREST_LOST);
        defaultAmortization = column(PoolColumn.DEFAULT_AMORTIZATION);
        amortizedDefault = column(PoolColumn.AMORTIZED_DEFAULT_BALANCE);
        foreclosure = column(PoolColumn.IN_FORECLOSURE);
    }

    private double[] column(PoolColumn column) {
        return columns[column.place()];
    }

    /** Adds loans that share a survival; {@code excess} is their {@link LossCap}. */
    void add(BlockSums sums, Survival survival, LateLoans late, double[] excess) {
        body(sums, survival);
        losses(sums, survival, excess);
        if (sums.lateFrom <= sums.lateTo) {
            late.run(sums, survival, lag, advances);
            late(sums, survival, late);
        }
    }

    private void body(BlockSums sums, Survival survival) {
        boolean prepaidFirst = order == EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT;
        double[] defaultBase = prepaidFirst ? sums.close : sums.open;
        double[] prepaid = prepaidFirst ? sums.open : sums.close;
        double[] performingBase =
                order == EventOrder.DEFAULT_AMORTIZATION_PREPAYMENT ? survival.scheduled : survival.before;
        performing[0] += sums.opening();
        scheduledBalance[0] += sums.opening();
        MonthLoops.addProduct(performing, sums.close, survival.left, 1, months);
        MonthLoops.add(scheduledBalance, sums.close, 1, months);
        MonthLoops.addProduct(newDefaults, defaultBase, survival.defaulted, 1, months);
        MonthLoops.addProduct(scheduled, sums.principal, survival.scheduled, 1, months);
        MonthLoops.addProduct(prepayment, prepaid, survival.prepaid, 1, months);
        MonthLoops.addProduct(prepaymentBase, prepaid, performingBase, 1, months);
        MonthLoops.addProduct(expectedInterest, sums.openRate, survival.expected, 1, months);
        MonthLoops.addProduct(interestLost, sums.openRate, survival.lost, 1, months);
        if (advances) {
            // Defaulted loans follow their schedule until they are recovered.
            MonthLoops.addProduct(foreclosure, sums.close, survival.waiting, 1, months);
            MonthLoops.addProduct(defaultAmortization, sums.principal, survival.amortizing, 1, months);
            double[] recovered = prepaidFirst && lag == 0 ? sums.close : sums.open;
            MonthLoops.addProduct(amortizedDefault, recovered, survival.recovered, 1, months);
        }
    }

    private void losses(BlockSums sums, Survival survival, double[] excess) {
        boolean prepaidFirst = order == EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT;
        double[] base = prepaidFirst ? sums.close : sums.open;
        double[] loss = lossAtDefault;
        double[] defaulted = survival.defaulted;
        double[] severity = survival.severity;
        for (int t = 1; t <= months; t++) {
            // Where nothing is advanced the cap never binds, and the excess is 0.
            loss[t] += defaulted[t] * Math.max(0, severity[t] * base[t] - excess[t]);
        }
        if (!advances) {
            for (int t = 1; t <= months; t++) {
                // What defaults earns nothing from then on: a short first month is not repeated.
                double rate = prepaidFirst ? sums.openRate[t + 1] : t == 1 ? sums.plainRate : sums.openRate[t];
                defaultedInterest[t] += defaulted[t] * rate;
            }
        }
    }

    /** Loans past their last risky month: what was left of them then prepays, and nothing defaults. */
    private void late(BlockSums sums, Survival survival, LateLoans late) {
        for (int t = sums.lateFrom; t <= sums.lateTo; t++) {
            double before = survival.undefaulted[t - 1];
            performing[t] += late.close[t] * survival.undefaulted[t];
            scheduled[t] += late.principal[t] * before;
            prepayment[t] += late.close[t] * before * survival.prepaymentRate[t];
            prepaymentBase[t] += late.close[t] * before;
            expectedInterest[t] += late.rate[t] * before + late.waitingRate[t];
            interestLost[t] += late.waitingRate[t];
            foreclosure[t] += late.waitingClose[t];
            defaultAmortization[t] += late.waitingPrincipal[t];
            scheduledBalance[t] += late.contractual[t];
            amortizedDefault[t] += advances ? sums.lateOpen[t] * survival.recovered[t] : 0;
        }
    }

    /** Interest by the length of each period; balances in foreclosure without advances, recoveries and losses. */
    PoolCashflows finish(Pool pool, Method method) {
        for (int t = 1; t <= months; t++) {
            expectedInterest[t] *= periods.years(t);
            interestLost[t] *= periods.years(t);
        }
        if (!advances) {
            unadvanced();
        }
        double[] recovery = column(PoolColumn.RECOVERY);
        double[] loss = column(PoolColumn.PRINCIPAL_LOSS);
        for (int t = lag + 1; t <= months; t++) {
            loss[t] = Math.min(lossAtDefault[t - lag], amortizedDefault[t]);
            recovery[t] = amortizedDefault[t] - loss[t];
        }
        System.arraycopy(defaultAmortization, 0, column(PoolColumn.ADVANCES), 0, months + 1);
        return new PoolCashflows(scenario, pool.currency(), method, columns, new double[0][]);
    }

    /** Nothing is advanced: a defaulted balance stands still until recovery and earns nothing. */
    private void unadvanced() {
        for (int t = 1; t <= months; t++) {
            double waitingInterest = 0;
            for (int month = Math.max(1, t - lag); month < t; month++) {
                waitingInterest += defaultedInterest[month];
            }
            expectedInterest[t] += waitingInterest * periods.years(t);
            interestLost[t] += waitingInterest * periods.years(t);
            for (int month = Math.max(1, t - lag + 1); month <= t; month++) {
                foreclosure[t] += newDefaults[month];
            }
            if (t > lag) {
                amortizedDefault[t] = newDefaults[t - lag];
            }
        }
    }
}
