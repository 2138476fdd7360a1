package io.penstock.projection;

import io.penstock.kernel.Money;
import org.junit.jupiter.api.Test;

/**
 * Principal of a pool of 400,000,000 at 90 and 300 PSA and the schedule of the class between them: Fabozzi et al.,
 * Foundations of Global Financial Markets and Institutions, 5th edition, table 30-7, to the cent.
 */
class FabozziPacTest {

    private static final int MONTHS = 357;

    /** In cents. */
    private static final double CLASS_SIZE = 243_800_000_00L;

    private static final Pool POOL =
            Pool.of(LoanTerms.level("pool", Money.of("USD", "400000000"), "0.08125", MONTHS, 3));

    @Test
    void principalAndSchedule() {
        var table = PublishedTable.read("fabozzi_pac_schedule_30_7.csv");
        var slow = principal("90");
        var fast = principal("300");
        var schedule = new double[MONTHS + 1];
        double sum = 0;
        for (int month = 1; month <= MONTHS; month++) {
            schedule[month] = Math.min(Math.min(slow[month], fast[month]), CLASS_SIZE - sum);
            sum += schedule[month];
        }
        var cells = new PublishedCells("Fabozzi 30-7");
        for (int row = 0; row < table.rows().size(); row++) {
            int month = (int) table.number(row, 0);
            cells.compare("90 PSA, month " + month, table.number(row, 1), slow[month] / 100, 0.005);
            cells.compare("300 PSA, month " + month, table.number(row, 2), fast[month] / 100, 0.005);
            cells.compare("schedule, month " + month, table.number(row, 3), schedule[month] / 100, 0.005);
        }
        cells.expect(114);
    }

    private static double[] principal(String psa) {
        var scenario = Scenario.of(psa + " PSA", Conventions.PROSPECTUS_30)
                .with(PrepaymentCurve.of(PrepaymentCurve.Unit.PSA, psa));
        var flows = PoolProjection.project(POOL, scenario, MONTHS, 1);
        var principal = new double[MONTHS + 1];
        for (int month = 1; month <= MONTHS; month++) {
            principal[month] = flows.principal(month);
        }
        return principal;
    }
}
