package io.penstock.projection;

import static java.util.Objects.requireNonNull;

import io.penstock.projection.Method.Engine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Projects a pool under roll rates, loan by loan, because each starts in its own bucket and a late balance does not
 * follow its schedule. Loans are taken in units of 512 whose sums are added in their order.
 */
final class RollRateProjection {

    private static final int UNIT = 512;
    private static final int WAVE = 64;

    /** Loans of one segment and age prepay and lose alike. */
    private record RateKey(String segment, int age) {}

    private final Pool pool;
    private final Scenario scenario;
    private final int months;
    private final int threads;
    private final PeriodLengths periods;
    private final Map<RateKey, double[][]> rates = new HashMap<>();

    RollRateProjection(Pool pool, Scenario scenario, int months, int threads) {
        this.pool = pool;
        this.scenario = scenario;
        this.months = months;
        this.threads = threads;
        this.periods = PeriodLengths.of(scenario, months);
        for (int loan = 0; loan < pool.size(); loan++) {
            var curves = scenario.assumptionsOf(pool.segment(loan));
            int age = pool.age(loan);
            rates.computeIfAbsent(new RateKey(pool.segment(loan), age), key -> rates(curves, age));
        }
    }

    private double[][] rates(Assumptions curves, int age) {
        var smm = new double[months + 1];
        var severity = new double[months + 1];
        curves.prepayment().fill(smm, age, periods);
        for (int t = 1; t <= months; t++) {
            severity[t] = curves.severity().severity(t, age + t - 1);
        }
        return new double[][] {smm, severity};
    }

    PoolCashflows project() {
        var columns = new double[PoolColumn.values().length][months + 1];
        var buckets = new double[RollRates.BUCKETS][months + 1];
        int units = (pool.size() + UNIT - 1) / UNIT;
        int wave = Math.min(WAVE, units);
        var unitColumns = new double[wave][columns.length][months + 1];
        var unitBuckets = new double[wave][buckets.length][months + 1];
        for (int first = 0; first < units; first += wave) {
            int start = first;
            int count = Math.min(wave, units - first);
            FixedTasks.run(count, threads, () -> new RollRateLoan(scenario, months), (i, course) -> {
                clear(unitColumns[i]);
                clear(unitBuckets[i]);
                int from = (start + i) * UNIT;
                for (int loan = from; loan < Math.min(pool.size(), from + UNIT); loan++) {
                    add(loan, course, unitColumns[i], unitBuckets[i]);
                }
            });
            for (int i = 0; i < count; i++) {
                addAll(columns, unitColumns[i]);
                addAll(buckets, unitBuckets[i]);
            }
        }
        return result(columns, buckets, "roll rates move each loan from its own bucket");
    }

    /** One loan as a pool of its own. */
    PoolCashflows project(int loan) {
        var columns = new double[PoolColumn.values().length][months + 1];
        var buckets = new double[RollRates.BUCKETS][months + 1];
        add(loan, new RollRateLoan(scenario, months), columns, buckets);
        return result(columns, buckets, "output loan by loan");
    }

    private PoolCashflows result(double[][] columns, double[][] buckets, String reason) {
        return new PoolCashflows(scenario, pool.currency(), new Method(Engine.LOAN_LEVEL, reason), columns, buckets);
    }

    private void add(int loan, RollRateLoan course, double[][] columns, double[][] buckets) {
        var curves = requireNonNull(rates.get(new RateKey(pool.segment(loan), pool.age(loan))));
        course.addTo(pool, loan, periods, curves[0], curves[1], columns, buckets);
    }

    private static void clear(double[][] table) {
        for (var row : table) {
            Arrays.fill(row, 0);
        }
    }

    private static void addAll(double[][] sum, double[][] part) {
        for (int row = 0; row < sum.length; row++) {
            for (int t = 0; t < sum[row].length; t++) {
                sum[row][t] += part[row][t];
            }
        }
    }
}
