package io.penstock.projection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/**
 * The slow and obvious projection: each loan is carried from month to month by its own balance, with powers where the
 * formulas have powers, as section 3 of the vectors' README says. It shares nothing with the engines but the curves.
 */
final class NaiveProjection {

    private final Scenario scenario;
    private final int months;
    private final Map<PoolColumn, double[]> columns = new EnumMap<>(PoolColumn.class);

    NaiveProjection(Pool pool, Scenario scenario, int months) {
        this.scenario = scenario;
        this.months = months;
        for (var column : PoolColumn.values()) {
            columns.put(column, new double[months + 1]);
        }
        for (int loan = 0; loan < pool.size(); loan++) {
            project(pool, loan);
        }
    }

    double value(PoolColumn column, int month) {
        return columns.getOrDefault(column, new double[0])[month];
    }

    private void add(PoolColumn column, int month, double amount) {
        columns.getOrDefault(column, new double[0])[month] += amount;
    }

    /** Scheduled balance factor at the end of month i. */
    private static double factor(Pool pool, int loan, int i) {
        int n = pool.remainingTerm(loan);
        if (i >= n) {
            return 0;
        }
        double r = pool.annualRate(loan) / 12;
        double balance = pool.balance(loan).minorUnits();
        return switch (pool.kind(loan)) {
            case BULLET -> 1;
            case EQUAL_PRINCIPAL -> (double) (n - i) / n;
            case SCHEDULED -> {
                double left = balance;
                for (int month = 0; month < i; month++) {
                    left -= pool.listedPrincipal(loan)[month];
                }
                yield balance == 0 ? 0 : left / balance;
            }
            case LEVEL, BALLOON, INTEREST_ONLY -> {
                int free = pool.interestOnlyMonths(loan);
                int whole = pool.amortizationTerm(loan) - free;
                int gone = Math.max(0, i - free);
                yield r == 0
                        ? (double) (whole - gone) / whole
                        : (1 - Math.pow(1 + r, gone - whole)) / (1 - Math.pow(1 + r, -whole));
            }
        };
    }

    private void project(Pool pool, int loan) {
        var curves = scenario.assumptionsOf(pool.segment(loan));
        int n = pool.remainingTerm(loan);
        int lag = scenario.recoveryLagMonths();
        boolean stops = scenario.conventions().defaultsStopBeforeMaturity() && scenario.hasDefaults();
        var defaulted = new double[months + 1];
        var defaultFactor = new double[months + 1];
        double performing = pool.balance(loan).minorUnits();
        double original = performing;
        double foreclosure = 0;
        add(PoolColumn.PERFORMING_BALANCE, 0, performing);
        add(PoolColumn.SCHEDULED_BALANCE, 0, performing);
        for (int i = 1; i <= months; i++) {
            int age = pool.age(loan) + i - 1;
            double before = factor(pool, loan, i - 1);
            double after = factor(pool, loan, i);
            double q = before == 0 ? 0 : after / before;
            double s = monthly(curves.prepayment(), i, age);
            double d = stops && i > n - lag ? 0 : monthly(curves.defaults(), i, age);
            double interest = pool.annualRate(loan) * years(i) * (i == 1 ? pool.firstPeriodFactor(loan) : 1);

            double fresh;
            double amortization;
            double prepayment;
            double base;
            switch (scenario.conventions().order()) {
                case DEFAULT_AND_PREPAYMENT_ON_OPENING -> {
                    fresh = performing * d;
                    amortization = (performing - fresh) * (1 - q);
                    base = performing * q;
                    prepayment = Math.min(base * s, performing - fresh - amortization);
                }
                case DEFAULT_AMORTIZATION_PREPAYMENT -> {
                    fresh = performing * d;
                    amortization = (performing - fresh) * (1 - q);
                    base = performing - fresh - amortization;
                    prepayment = base * s;
                }
                default -> {
                    base = performing;
                    prepayment = base * s;
                    amortization = (performing - prepayment) * (1 - q);
                    fresh = (performing - prepayment - amortization) * d;
                }
            }
            boolean last = scenario.conventions().order() == Conventions.EventOrder.PREPAYMENT_AMORTIZATION_DEFAULT;
            defaulted[i] = fresh;
            // Scheduled factor at the moment of default, and at the start of the month of recovery.
            defaultFactor[i] = last ? after : before;
            int from = i - lag;
            double recoverable = 0;
            if (from >= 1) {
                double now = lag == 0 ? defaultFactor[i] : before;
                recoverable = !scenario.advances()
                        ? defaulted[from]
                        : defaultFactor[from] == 0 ? 0 : defaulted[from] * now / defaultFactor[from];
            }
            double waiting = foreclosure + (last && lag > 0 ? 0 : fresh) - (last && lag == 0 ? 0 : recoverable);
            double advanced = scenario.advances() ? Math.max(0, waiting) * (1 - q) : 0;
            if (lag == 0) {
                advanced = 0;
            }
            double severity = from < 1 ? 0 : curves.severity().severity(from, pool.age(loan) + from - 1);
            double loss = from < 1 ? 0 : Math.min(defaulted[from] * severity, recoverable);
            double lost = (foreclosure + (last ? 0 : fresh)) * interest;

            add(PoolColumn.SCHEDULED_BALANCE, i, original * after);
            add(PoolColumn.NEW_DEFAULTS, i, fresh);
            add(PoolColumn.SCHEDULED_PRINCIPAL, i, amortization);
            add(PoolColumn.PREPAYMENT, i, prepayment);
            add(PoolColumn.PREPAYMENT_BASE, i, base);
            add(PoolColumn.EXPECTED_INTEREST, i, (performing + foreclosure) * interest);
            add(PoolColumn.INTEREST_LOST, i, lost);
            add(PoolColumn.DEFAULT_AMORTIZATION, i, advanced);
            add(PoolColumn.ADVANCES, i, advanced);
            add(PoolColumn.AMORTIZED_DEFAULT_BALANCE, i, recoverable);
            add(PoolColumn.PRINCIPAL_LOSS, i, loss);
            add(PoolColumn.RECOVERY, i, recoverable - loss);
            performing -= fresh + amortization + prepayment;
            foreclosure += fresh - recoverable - advanced;
            if (i >= n) {
                performing = 0;
            }
            add(PoolColumn.PERFORMING_BALANCE, i, performing);
            add(PoolColumn.IN_FORECLOSURE, i, foreclosure);
        }
    }

    private double monthly(PrepaymentCurve curve, int month, int age) {
        double smm = curve.smm(month, age);
        boolean annual =
                !curve.toString().startsWith("SMM") && !curve.toString().startsWith("ABS");
        return annual ? ofPeriod(smm, month) : smm;
    }

    private double monthly(DefaultCurve curve, int month, int age) {
        double mdr = curve.mdr(month, age);
        return curve.toString().startsWith("MDR") ? mdr : ofPeriod(mdr, month);
    }

    /** The monthly rate of an annual curve, stretched to the days of the period where days count. */
    private double ofPeriod(double monthly, int month) {
        return switch (scenario.conventions().rates()) {
            case MONTHLY -> monthly;
            case DAYS_365 -> 1 - Math.pow(Math.pow(1 - monthly, 12), days(month) / 365.0);
        };
    }

    private double years(int month) {
        return switch (scenario.conventions().interest()) {
            case MONTHLY -> 1 / 12.0;
            case ACTUAL_360 -> days(month) / 360.0;
            case ACTUAL_365 -> days(month) / 365.0;
        };
    }

    private long days(int month) {
        return ChronoUnit.DAYS.between(date(month - 1), date(month));
    }

    private LocalDate date(int month) {
        var start = scenario.cutOffDate().orElseThrow();
        var date = start.plusMonths(month);
        return start.equals(start.withDayOfMonth(start.lengthOfMonth()))
                ? date.withDayOfMonth(date.lengthOfMonth())
                : date;
    }
}
