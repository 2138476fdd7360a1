package io.penstock.projection;

/**
 * The monthly rates of one set of curves, made once for loans of all ages where that is possible, because a power is
 * slow: a curve that follows the age alone is a table by age, and one that follows the month alone a table by month.
 */
final class MonthlyRates {

    private final Assumptions curves;
    private final PeriodLengths periods;
    private final int months;
    private final double[] prepaymentByAge;
    private final double[] defaultByAge;
    private final double[] prepaymentByMonth;
    private final double[] defaultByMonth;
    private final double[] severityByMonth;

    /** Tables for loans up to an age at the start. */
    MonthlyRates(Assumptions curves, PeriodLengths periods, int months, int oldest) {
        this.curves = curves;
        this.periods = periods;
        this.months = months;
        boolean equal = periods.equalPowers();
        boolean prepaymentOfMonth = curves.prepayment().followsMonth();
        boolean defaultOfMonth = curves.defaults().followsMonth();
        prepaymentByMonth = new double[prepaymentOfMonth ? months + 1 : 0];
        defaultByMonth = new double[defaultOfMonth ? months + 1 : 0];
        curves.prepayment().fill(prepaymentByMonth, 0, periods);
        curves.defaults().fill(defaultByMonth, 0, periods);
        boolean prepaymentOfAge =
                !prepaymentOfMonth && equal && curves.prepayment().followsAge();
        boolean defaultOfAge = !defaultOfMonth && equal && curves.defaults().followsAge();
        var ages = PeriodLengths.repeat(periods, prepaymentOfAge || defaultOfAge ? oldest + months : 0);
        prepaymentByAge = new double[prepaymentOfAge ? oldest + months + 1 : 0];
        defaultByAge = new double[defaultOfAge ? oldest + months + 1 : 0];
        curves.prepayment().fill(prepaymentByAge, 0, ages);
        curves.defaults().fill(defaultByAge, 0, ages);
        severityByMonth = new double[curves.severity().followsMonth() ? months + 1 : 0];
        for (int t = 1; t < severityByMonth.length; t++) {
            severityByMonth[t] = curves.severity().severity(t, 0);
        }
    }

    /** Rates of months 1 to the last for loans of this age at the start. */
    void prepayment(double[] rates, int age) {
        if (prepaymentByMonth.length > 0) {
            System.arraycopy(prepaymentByMonth, 1, rates, 1, months);
        } else if (prepaymentByAge.length > 0) {
            System.arraycopy(prepaymentByAge, age + 1, rates, 1, months);
        } else {
            curves.prepayment().fill(rates, age, periods);
        }
    }

    void defaults(double[] rates, int age) {
        if (defaultByMonth.length > 0) {
            System.arraycopy(defaultByMonth, 1, rates, 1, months);
        } else if (defaultByAge.length > 0) {
            System.arraycopy(defaultByAge, age + 1, rates, 1, months);
        } else {
            curves.defaults().fill(rates, age, periods);
        }
    }

    void severity(double[] rates, int age) {
        if (severityByMonth.length > 0) {
            System.arraycopy(severityByMonth, 1, rates, 1, months);
        } else {
            for (int t = 1; t <= months; t++) {
                rates[t] = curves.severity().severity(t, age + t - 1);
            }
        }
    }
}
