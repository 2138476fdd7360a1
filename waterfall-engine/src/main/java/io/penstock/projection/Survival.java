package io.penstock.projection;

import io.penstock.projection.Conventions.EventOrder;
import java.util.Arrays;

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

    /** Left at the start of month t; the share that owes interest and the share whose interest is lost. */
    final double[] before;

    final double[] expected;
    final double[] lost;

    /** Defaulted share whose principal of month t the servicer advances, and the share recovered in month t. */
    final double[] amortizing;

    final double[] recovered;

    /** Left at the end of month t if nobody defaults, and {@link #left} over it. */
    final double[] undefaulted;

    final double[] ratio;
    final double[] prepaymentRate;
    final double[] severity;
    private final double[] defaultRate;
    private final double[] shifted;

    Survival(int months) {
        this.months = months;
        left = new double[months + 1];
        defaulted = new double[months + 1];
        scheduled = new double[months + 1];
        prepaid = new double[months + 1];
        waiting = new double[months + 1];
        before = new double[months + 1];
        expected = new double[months + 1];
        lost = new double[months + 1];
        amortizing = new double[months + 1];
        recovered = new double[months + 1];
        undefaulted = new double[months + 1];
        ratio = new double[months + 1];
        prepaymentRate = new double[months + 1];
        severity = new double[months + 1];
        defaultRate = new double[months + 1];
        shifted = new double[months + 1];
    }

    /**
     * Runs through the months for loans of one age.
     *
     * @param tail months before maturity without defaults; what late loans need is made only if there are any
     */
    void run(Scenario scenario, MonthlyRates rates, int age, int tail) {
        rates.prepayment(prepaymentRate, age);
        rates.defaults(defaultRate, age);
        rates.severity(severity, age);
        left[0] = 1;
        var order = scenario.conventions().order();
        for (int t = 1; t <= months; t++) {
            month(order, t);
        }
        int lag = scenario.recoveryLagMonths();
        wait(lag);
        boolean prepaidFirst = order == EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT;
        for (int t = 1; t <= months; t++) {
            double waitingBefore = scenario.advances() ? waiting[t - 1] : 0;
            before[t] = left[t - 1];
            expected[t] = before[t] + waitingBefore;
            lost[t] = waitingBefore + (prepaidFirst ? 0 : defaulted[t]);
            amortizing[t] = prepaidFirst && lag > 0 ? waiting[t] - defaulted[t] : waiting[t];
            recovered[t] = t > lag ? defaulted[t - lag] : 0;
        }
        if (tail > 0) {
            undefaulted[0] = 1;
            ratio[0] = 1;
            for (int t = 1; t <= months; t++) {
                undefaulted[t] = undefaulted[t - 1] * (1 - prepaymentRate[t]);
                ratio[t] = undefaulted[t] == 0 ? 0 : left[t] / undefaulted[t];
            }
        }
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
        Arrays.fill(waiting, 0);
        for (int k = 0; k < Math.min(lag, months); k++) {
            // A shifted copy, so that the loop reads and writes the same place of each array.
            Arrays.fill(shifted, 0, k + 1, 0);
            System.arraycopy(defaulted, 1, shifted, k + 1, months - k);
            MonthLoops.add(waiting, shifted, 1, months);
        }
    }
}
