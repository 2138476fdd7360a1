package io.penstock.projection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Default cash flows A and B and the default matrix of the Standard Formulas, SF-20 to SF-37. */
class SifmaCashflowsTest {

    private static final int MONTHS = 360;

    /** The print's totals are those of dollars; the projection counts cents. */
    private static final double DOLLARS = 0.01;

    /** A new pool of 100,000,000 at 8 %. */
    private static final Pool POOL = Pool.of(LoanTerms.level("pool", Money.of("USD", "100000000"), "0.08", MONTHS, 0));

    private static final Scenario STANDARD = Scenario.of("standard", Conventions.SIFMA)
            .with(SeverityCurve.of("0.20"))
            .withRecoveryLag(12);

    private static final Scenario A = STANDARD.with(PrepaymentCurve.of(PrepaymentCurve.Unit.SMM, "0.01"))
            .with(DefaultCurve.of(DefaultCurve.Unit.MDR, "0.01"));

    private static final Scenario B = STANDARD.with(PrepaymentCurve.of(PrepaymentCurve.Unit.PSA, "150"))
            .with(DefaultCurve.of(DefaultCurve.Unit.SDA, "100"));

    private static final Set<String> NOT_SUMMED = Set.of(
            "Performing Balance",
            "In Foreclosure",
            "Amort Factor",
            "Annual Default Rate",
            "Monthly Default Rate",
            "Monthly Prepay Rate");

    @ParameterizedTest
    @EnumSource(Method.Engine.class)
    void cashFlowA(Method.Engine engine) {
        compare("bma_sf22_cashflow_a.csv", project(A, engine));
    }

    @ParameterizedTest
    @EnumSource(Method.Engine.class)
    void cashFlowB(Method.Engine engine) {
        compare("bma_sf22_cashflow_b.csv", project(B, engine));
    }

    @Test
    void cumulativeDefaults() {
        var table = PublishedTable.read("bma_sf20_cumulative_default_matrix.csv");
        var cells = new PublishedCells("SF-20");
        for (int row = 0; row < table.rows().size(); row++) {
            var psa = table.rows().get(row).getFirst();
            for (int column = 1; column < table.header().size(); column++) {
                var sda = table.header().get(column).substring("%SDA_".length());
                var flows = project(
                        STANDARD.with(PrepaymentCurve.of(PrepaymentCurve.Unit.PSA, psa))
                                .with(DefaultCurve.of(DefaultCurve.Unit.SDA, sda)),
                        Method.Engine.COLLAPSED_BY_AGE);
                double percent = flows.total(PoolColumn.NEW_DEFAULTS) / flows.openingBalance(1) * 100;
                cells.compare(psa + " PSA, " + sda + " SDA", table.number(row, column), percent, 0.005);
            }
        }
        cells.expect(54);
    }

    private static PoolCashflows project(Scenario scenario, Method.Engine engine) {
        var flows = new PoolProjection(POOL, MONTHS, 1)
                .projectAll(List.of(scenario), engine)
                .getFirst();
        assertThat(flows.method().engine()).isEqualTo(engine);
        return flows;
    }

    /** Months 1 to 360 with 14 printed figures each, the first twelve without recoveries; then the totals. */
    private static void compare(String file, PoolCashflows flows) {
        var table = PublishedTable.read(file);
        var months = new PublishedCells(file + " months, " + flows.method().engine());
        var rates = new PublishedCells(file + " rates");
        var totals = new PublishedCells(file + " totals");
        var columns = columns(flows);
        for (int row = 0; row < table.rows().size(); row++) {
            var month = table.rows().get(row).getFirst();
            for (int column = 1; column < table.header().size(); column++) {
                var name = table.header().get(column);
                var cell = table.rows().get(row).get(column);
                if (cell.isEmpty() || month.isEmpty()) {
                    continue;
                }
                double printed = Double.parseDouble(cell);
                var figure = requireNonNull(columns.get(name), name);
                if (month.equals("Total")) {
                    assertThat(NOT_SUMMED).doesNotContain(name);
                    double sum = 0;
                    for (int t = 1; t <= MONTHS; t++) {
                        sum += figure.applyAsDouble(t);
                    }
                    totals.compare("total of " + name, printed, sum * DOLLARS, 0.5);
                } else {
                    int t = Integer.parseInt(month);
                    var place = name + " of month " + t;
                    if (name.endsWith("Rate")) {
                        rates.compare(place, printed, figure.applyAsDouble(t), 0.0000005);
                    } else if (name.equals("Amort Factor")) {
                        months.compare(place, printed, figure.applyAsDouble(t), 0.00005);
                    } else {
                        months.compare(place, printed, figure.applyAsDouble(t) * DOLLARS, 0.5);
                    }
                }
            }
        }
        int printedRates = (int)
                table.header().stream().filter(name -> name.endsWith("Rate")).count();
        rates.expect(MONTHS * printedRates);
        months.expect(MONTHS * 14 - 12 * 3);
        totals.expect(8);
    }

    private static Map<String, IntToDoubleFunction> columns(PoolCashflows flows) {
        var columns = new LinkedHashMap<String, IntToDoubleFunction>();
        columns.put("Performing Balance", flows::closingBalance);
        columns.put("New Defaults", t -> flows.value(PoolColumn.NEW_DEFAULTS, t));
        columns.put("In Foreclosure", t -> flows.value(PoolColumn.IN_FORECLOSURE, t));
        columns.put("Amort Factor", flows::amortizationFactor);
        columns.put("Expected Amortization", flows::expectedAmortization);
        columns.put("Voluntary Prepayments", t -> flows.value(PoolColumn.PREPAYMENT, t));
        columns.put("Amort From Defaults", t -> flows.value(PoolColumn.DEFAULT_AMORTIZATION, t));
        columns.put("Actual Amort", t -> flows.value(PoolColumn.SCHEDULED_PRINCIPAL, t));
        columns.put("Expected Interest", t -> flows.value(PoolColumn.EXPECTED_INTEREST, t));
        columns.put("Interest Lost", t -> flows.value(PoolColumn.INTEREST_LOST, t));
        columns.put("Actual Interest", flows::interest);
        columns.put("Principal Recovery", t -> flows.value(PoolColumn.RECOVERY, t));
        columns.put("Principal Loss", t -> flows.value(PoolColumn.PRINCIPAL_LOSS, t));
        columns.put(
                "Amortized Default Bal In Recovery Month", t -> flows.value(PoolColumn.AMORTIZED_DEFAULT_BALANCE, t));
        columns.put("Annual Default Rate", t -> RateConversion.cprFromSmm(flows.defaultRate(t)));
        columns.put("Monthly Default Rate", flows::defaultRate);
        columns.put("Monthly Prepay Rate", flows::prepaymentRate);
        return columns;
    }
}
