package io.penstock.projection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Length of each month of a projection, as the power of an annual rate and as a fraction of a year's interest. */
final class PeriodLengths {

    private final double[] powers;
    private final double[] years;

    private PeriodLengths(double[] powers, double[] years) {
        this.powers = powers;
        this.years = years;
    }

    static PeriodLengths of(Scenario scenario, int months) {
        var conventions = scenario.conventions();
        var powers = new double[months + 1];
        var years = new double[months + 1];
        for (int month = 1; month <= months; month++) {
            long days = conventions.needsDates() ? days(scenario.cutOffDate().orElseThrow(), month) : 0;
            powers[month] = switch (conventions.rates()) {
                case MONTHLY -> 1.0 / 12;
                case DAYS_365 -> days / 365.0;
            };
            years[month] = switch (conventions.interest()) {
                case MONTHLY -> 1.0 / 12;
                case ACTUAL_360 -> days / 360.0;
                case ACTUAL_365 -> days / 365.0;
            };
        }
        return new PeriodLengths(powers, years);
    }

    /** As many months as wanted, all as long as the first. */
    static PeriodLengths repeat(PeriodLengths first, int months) {
        var powers = new double[months + 1];
        var years = new double[months + 1];
        Arrays.fill(powers, first.powers[1]);
        Arrays.fill(years, first.years[1]);
        return new PeriodLengths(powers, years);
    }

    /** Days from one monthly date after the cut-off to the next; month ends stay month ends. */
    private static long days(LocalDate cutOff, int month) {
        return ChronoUnit.DAYS.between(after(cutOff, month - 1), after(cutOff, month));
    }

    private static LocalDate after(LocalDate cutOff, int months) {
        var date = cutOff.plusMonths(months);
        return cutOff.getDayOfMonth() == cutOff.lengthOfMonth() ? date.withDayOfMonth(date.lengthOfMonth()) : date;
    }

    /** True if all months have the same exponent. */
    boolean equalPowers() {
        for (int month = 2; month < powers.length; month++) {
            if (powers[month] != powers[1]) {
                return false;
            }
        }
        return true;
    }

    /** Fills the rates of months 1 to the end from the annual rate of each. */
    void fillFromAnnual(double[] rates, IntToDoubleFunction annual) {
        double last = -1;
        double lastPower = -1;
        double rate = 0;
        for (int month = 1; month < rates.length; month++) {
            // A power is slow; the annual rate seldom changes from one month to the next.
            double yearly = annual.applyAsDouble(month);
            if (yearly != last || powers[month] != lastPower) {
                rate = 1 - StrictMath.pow(1 - yearly, powers[month]);
                last = yearly;
                lastPower = powers[month];
            }
            rates[month] = rate;
        }
    }

    /** Years of interest in the month. */
    double years(int month) {
        return years[month];
    }
}
