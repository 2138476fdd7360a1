package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Decrement table and lives of Ally Auto Receivables Trust 2017-3, Form 8-K Exhibit 99.4: 43 funded sub-pools at
 * seven ABS speeds, their principal given to six classes in turn.
 */
class AllyGridTest {

    private static final List<String> SPEEDS = List.of("0.000", "0.005", "0.009", "0.011", "0.013", "0.015", "0.018");
    private static final List<String> CLASSES = List.of("A-2", "A-3", "A-4", "B", "C", "D");

    /** Balances at the certificate closing in dollars; that of A-2 is the one fitted figure. */
    private static final double[] BASES = {112_026_750, 271_370_000, 86_010_000, 22_220_000, 18_510_000, 13_750_000};

    private static final double CALL_POOL = 104_700_000;
    private static final int MONTHS = 72;

    @Test
    void decrementTableAndLives() {
        var table = PublishedTable.read("ally_2017_3_grid.csv");
        var pool = pool();
        assertThat(pool.size()).isEqualTo(43);
        assertThat(pool.balance()).isEqualTo(Money.of("USD", "537640787.96"));
        var cells = new PublishedCells("Ally 2017-3 decrement table");
        var lives = new PublishedCells("Ally 2017-3 lives");
        int informative = 0;
        for (int speed = 0; speed < SPEEDS.size(); speed++) {
            var flows = PoolProjection.project(pool, scenario(SPEEDS.get(speed)), MONTHS, 1);
            var paid = sequential(flows);
            var row = new int[CLASSES.size()];
            for (int r = 0; r < table.rows().size(); r++) {
                int which = CLASSES.indexOf(table.rows().get(r).get(0));
                var date = table.rows().get(r).get(1);
                double printed = table.number(r, speed + 2);
                if (date.startsWith("WAL")) {
                    int last = date.endsWith("call") ? callMonth(flows) : MONTHS;
                    lives.compare(CLASSES.get(which) + " " + date, printed, life(which, paid[which], last), 0.005);
                } else {
                    int month = row[which]++;
                    double left = 100 * (1 - sum(paid[which], month) / BASES[which]);
                    cells.compare(SPEEDS.get(speed) + " " + CLASSES.get(which) + " " + date, printed, left, 0.005);
                    informative += printed > 0 && printed < 100 ? 1 : 0;
                }
            }
        }
        lives.expect(84);
        assertThat(informative).isEqualTo(282);
        assertThat(cells.outside().stream().map(miss -> miss.substring(0, miss.indexOf(':'))))
                .containsExactly("0.005 A-4 04/15/21", "0.013 D 01/15/22", "0.015 D 08/15/21", "0.018 C 10/15/20");
        cells.expect(1498, 4);
    }

    @Test
    void callMonths() {
        var pool = pool();
        var months = new ArrayList<Integer>();
        for (var speed : SPEEDS) {
            months.add(callMonth(PoolProjection.project(pool, scenario(speed), MONTHS, 1)));
        }
        assertThat(months).containsExactly(34, 31, 29, 27, 25, 23, 19);
    }

    private static Scenario scenario(String speed) {
        return Scenario.of(speed + " ABS", Conventions.PROSPECTUS_30)
                .with(PrepaymentCurve.of(PrepaymentCurve.Unit.ABS, speed));
    }

    private static Pool pool() {
        var table = PublishedTable.read("ally_2017_3_pools.csv");
        var builder = new PoolBuilder();
        for (var row : table.rows()) {
            if (new BigDecimal(row.get(1)).signum() > 0) {
                var rate = new BigDecimal(row.get(2)).movePointLeft(2).toPlainString();
                builder.add(LoanTerms.level(
                        row.get(0),
                        Money.of("USD", row.get(1)),
                        rate,
                        Integer.parseInt(row.get(3)),
                        Integer.parseInt(row.get(4))));
            }
        }
        return builder.build();
    }

    /** Dollars paid to each class in each month. */
    private static double[][] sequential(PoolCashflows flows) {
        var left = BASES.clone();
        var paid = new double[BASES.length][MONTHS + 1];
        for (int month = 1; month <= MONTHS; month++) {
            double principal = flows.principal(month) / 100;
            for (int which = 0; which < left.length; which++) {
                double share = Math.min(principal, left[which]);
                paid[which][month] = share;
                left[which] -= share;
                principal -= share;
            }
        }
        return paid;
    }

    private static int callMonth(PoolCashflows flows) {
        int month = 1;
        while (flows.closingBalance(month) / 100 > CALL_POOL) {
            month++;
        }
        return month;
    }

    /** Years of whole months; what is left at the last month is paid then. */
    private static double life(int which, double[] paid, int last) {
        double weighted = 0;
        for (int month = 1; month < last; month++) {
            weighted += month / 12.0 * paid[month];
        }
        double rest = BASES[which] - sum(paid, last - 1);
        return (weighted + last / 12.0 * rest) / BASES[which];
    }

    private static double sum(double[] paid, int months) {
        return Arrays.stream(paid, 0, months + 1).sum();
    }
}
