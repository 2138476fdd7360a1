package io.penstock.projection;

import io.penstock.projection.Conventions.EventOrder;

/**
 * What prepayment and default leave of a unit of contractual balance, month by month, for loans of one age and
 * segment under one scenario. The inner state of one thread; {@link #run} fills it anew.
 *
 * <p>With d the default rate of a month and s its prepayment rate, the multiplier of a month is
 * {@code 1 − d − s} if both are taken on the opening balance and {@code (1 − d)(1 − s)} otherwise
 * (design/WATERFALL.md, section 10.2).
 */
final class Survival {

    final int months;

    /** Left at the end of month t; 1 at t = 0. */
    final double[] left;

    /** Defaulted in month t, as a share of the contractual balance it was taken on. */
    final double[] defaulted;

    /** Share of the contractual principal of month t that paying loans pay. */
    final double[] scheduled;

    /** Prepaid in month t, as a share of the contractual balance it was taken on. */
    final double[] prepaid;

    /** Defaulted in the months up to t and not yet recovered at its end. */
    final double[] waiting;

    /** Left at the end of month t if nobody defaults, and {@link #left} over it. */
    final double[] undefaulted;

    final double[] ratio;
    final double[] prepaymentRate;
    final double[] severity;
    private final double[] defaultRate;

    Survival(int months) {
        this.months = months;
        left = new double[months + 1];
        defaulted = new double[months + 1];
        scheduled = new double[months + 1];
        prepaid = new double[months + 1];
        waiting = new double[months + 1];
        undefaulted = new double[months + 1];
        ratio = new double[months + 1];
        prepaymentRate = new double[months + 1];
        severity = new double[months + 1];
        defaultRate = new double[months + 1];
    }

    void run(Scenario scenario, Assumptions curves, int age, PeriodLengths periods) {
        curves.prepayment().fill(prepaymentRate, age, periods);
        curves.defaults().fill(defaultRate, age, periods);
        for (int t = 1; t <= months; t++) {
            severity[t] = curves.severity().severity(t, age + t - 1);
        }
        left[0] = 1;
        var order = scenario.conventions().order();
        for (int t = 1; t <= months; t++) {
            month(order, t);
        }
        undefaulted[0] = 1;
        ratio[0] = 1;
        for (int t = 1; t <= months; t++) {
            undefaulted[t] = undefaulted[t - 1] * (1 - prepaymentRate[t]);
            ratio[t] = undefaulted[t] == 0 ? 0 : left[t] / undefaulted[t];
        }
        wait(scenario.recoveryLagMonths());
    }

    private void month(EventOrder order, int t) {
        double open = left[t - 1];
        double d = defaultRate[t];
        double s = prepaymentRate[t];
        switch (order) {
            case DEFAULT_AND_PREPAYMENT_ON_OPENING -> {
                // The two together never take more than there is: prepayment gives way.
                double capped = Math.min(s, 1 - d);
                defaulted[t] = d * open;
                scheduled[t] = (1 - d) * open;
                prepaid[t] = capped * open;
                left[t] = (1 - d - capped) * open;
            }
            case DEFAULT_AMORTIZATION_PREPAYMENT -> {
                defaulted[t] = d * open;
                scheduled[t] = (1 - d) * open;
                prepaid[t] = s * (1 - d) * open;
                left[t] = (1 - d) * (1 - s) * open;
            }
            case PREPAYMENT_AMORTIZATION_DEFAULT -> {
                prepaid[t] = s * open;
                scheduled[t] = (1 - s) * open;
                defaulted[t] = d * (1 - s) * open;
                left[t] = (1 - d) * (1 - s) * open;
            }
        }
    }

    /** Sums the defaults of the last {@code lag} months anew in each month: a running difference would lose digits. */
    private void wait(int lag) {
        for (int t = 0; t <= months; t++) {
            waiting[t] = 0;
        }
        for (int k = 0; k < lag; k++) {
            for (int t = k + 1; t <= months; t++) {
                waiting[t] += defaulted[t - k];
            }
        }
    }
}
