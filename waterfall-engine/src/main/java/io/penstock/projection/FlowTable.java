package io.penstock.projection;

import io.penstock.projection.Conventions.EventOrder;
import java.util.Arrays;

/**
 * The monthly figures of a projection while they are added up: group by group, or block by block, the contractual
 * sums times the survival of their loans. The formulas are those of design/WATERFALL.md, section 10.3, and of the
 * vectors' README, section 3.
 */
final class FlowTable {

    private final Scenario scenario;
    private final PeriodLengths periods;
    private final int months;
    private final int lag;
    private final boolean advances;
    private final boolean prepaidFirst;
    private final double[][] columns;
    private final double[] lossAtDefault;
    private final double[] defaultedInterest;
    private final double[] tailWaiting;

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
        prepaidFirst = scenario.conventions().order() == EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT;
        columns = new double[PoolColumn.values().length][months + 1];
        lossAtDefault = new double[months + 1];
        defaultedInterest = new double[months + 1];
        tailWaiting = new double[months + 1];
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
    void add(BlockSums sums, Survival survival, double[] excess) {
        body(sums, survival);
        if (advances) {
            advanced(sums, survival);
        }
        losses(sums, survival, excess);
        for (int k = sums.tail; k > 0; k--) {
            late(sums, survival, k);
        }
    }

    private void body(BlockSums sums, Survival survival) {
        double opening = sums.open[1] + (sums.tail > 0 ? sums.late[0][0] : 0);
        performing[0] += opening;
        scheduledBalance[0] += opening;
        for (int t = 1; t <= months; t++) {
            double open = sums.open[t];
            double close = sums.close[t];
            double before = survival.left[t - 1];
            double interest = openRate(sums, t) * periods.years(t) * before;
            performing[t] += close * survival.left[t];
            scheduledBalance[t] += close;
            newDefaults[t] += survival.defaulted[t] * (prepaidFirst ? close : open);
            scheduled[t] += survival.scheduled[t] * (open - close);
            prepayment[t] += survival.prepaid[t] * (prepaidFirst ? open : close);
            expectedInterest[t] += interest;
            prepaymentBase[t] += prepaymentBase(survival, t) * (prepaidFirst ? open : close);
        }
        if (!prepaidFirst) {
            for (int t = 1; t <= months; t++) {
                interestLost[t] += openRate(sums, t) * periods.years(t) * survival.defaulted[t];
            }
        }
    }

    /** The performing share that the prepayment rate is applied to, by the order of events. */
    private double prepaymentBase(Survival survival, int t) {
        return switch (scenario.conventions().order()) {
            case DEFAULT_AND_PREPAYMENT_ON_OPENING, PREPAYMENT_AMORTIZATION_DEFAULT -> survival.left[t - 1];
            case DEFAULT_AMORTIZATION_PREPAYMENT -> survival.scheduled[t];
        };
    }

    /** Defaulted loans follow their schedule until they are recovered. */
    private void advanced(BlockSums sums, Survival survival) {
        for (int t = 1; t <= months; t++) {
            double open = sums.open[t];
            double close = sums.close[t];
            double interest = openRate(sums, t) * periods.years(t) * survival.waiting[t - 1];
            double amortizing =
                    prepaidFirst && lag > 0 ? survival.waiting[t] - survival.defaulted[t] : survival.waiting[t];
            expectedInterest[t] += interest;
            interestLost[t] += interest;
            foreclosure[t] += close * survival.waiting[t];
            defaultAmortization[t] += (open - close) * amortizing;
            if (t > lag) {
                boolean atOnce = lag == 0 && prepaidFirst;
                amortizedDefault[t] += survival.defaulted[t - lag] * (atOnce ? close : open);
            }
        }
    }

    private void losses(BlockSums sums, Survival survival, double[] excess) {
        for (int t = 1; t <= months; t++) {
            double base = prepaidFirst ? sums.close[t] : sums.open[t];
            double loss = survival.severity[t] * base - (advances ? excess[t] : 0);
            lossAtDefault[t] += survival.defaulted[t] * Math.max(0, loss);
            if (!advances) {
                double rated = prepaidFirst ? sums.openRate[t + 1] : sums.openRate[t];
                defaultedInterest[t] += survival.defaulted[t] * rated;
            }
        }
    }

    /**
     * Month M + k of the loans whose last risky month is M, for all M: what is left of them at M prepays without
     * defaults, and what had defaulted by then waits for recovery. Runs from the largest k down, because the months
     * of default still waiting are summed up on the way.
     */
    private void late(BlockSums sums, Survival survival, int k) {
        double[] open = sums.late[k - 1];
        double[] openRate = sums.lateRate[k - 1];
        double[] close = sums.late[k];
        int end = months - k;
        if (k == sums.tail) {
            Arrays.fill(tailWaiting, 0);
        }
        for (int risky = 0; risky <= end; risky++) {
            int t = risky + k;
            double from = open[risky];
            double to = close[risky];
            double rated = openRate[risky] + (t == 1 ? sums.lateStubRate : 0);
            double before = survival.ratio[risky] * survival.undefaulted[t - 1];
            performing[t] += to * survival.ratio[risky] * survival.undefaulted[t];
            scheduledBalance[t] += to;
            scheduled[t] += (from - to) * before;
            prepayment[t] += to * before * survival.prepaymentRate[t];
            prepaymentBase[t] += to * before;
            expectedInterest[t] += rated * periods.years(t) * before;
        }
        if (advances) {
            lateAdvanced(sums, survival, k);
        }
    }

    private void lateAdvanced(BlockSums sums, Survival survival, int k) {
        double[] open = sums.late[k - 1];
        double[] close = sums.late[k];
        for (int risky = 0; risky <= months - k; risky++) {
            int t = risky + k;
            double from = open[risky];
            double to = close[risky];
            // Defaults of months t + 1 − lag to M: waiting at the end of month t.
            double still = tailWaiting[risky];
            double recovered = t > lag ? survival.defaulted[t - lag] : 0;
            double rated = sums.lateRate[k - 1][risky] * periods.years(t) * (still + recovered);
            expectedInterest[t] += rated;
            interestLost[t] += rated;
            foreclosure[t] += to * still;
            defaultAmortization[t] += (from - to) * still;
            amortizedDefault[t] += recovered * from;
            tailWaiting[risky] = still + recovered;
        }
        int entering = months - k + 1;
        if (entering >= 0 && entering <= months) {
            // This M enters with the next smaller k; nothing of it has been summed yet.
            tailWaiting[entering] = waitingAt(survival, entering, k);
        }
    }

    /** Defaults of months M + k − lag to M. */
    private double waitingAt(Survival survival, int risky, int k) {
        double sum = 0;
        for (int month = Math.max(1, risky + k - lag); month <= risky; month++) {
            sum += survival.defaulted[month];
        }
        return sum;
    }

    private static double openRate(BlockSums sums, int t) {
        return t == 1 ? sums.openRate[1] + sums.stubRate : sums.openRate[t];
    }

    /** Balances in foreclosure without advances, recoveries and losses: they need the months before. */
    PoolCashflows finish(Pool pool, Method method) {
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
