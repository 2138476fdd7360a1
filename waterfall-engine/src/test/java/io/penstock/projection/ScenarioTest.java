package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Curves and scenarios as values: text, stress, contradictions. */
class ScenarioTest {

    private static final Scenario BASE = Scenario.of("base", Conventions.SIFMA)
            .with(PrepaymentCurve.parse("PSA 150"))
            .with(DefaultCurve.parse("CDR 0.02 0.04"))
            .with(SeverityCurve.parse("0.40"))
            .withRecoveryLag(12);

    @Test
    void curvesReadWhatTheyPrint() {
        for (var text : List.of("PSA 150", "CPR 0.06", "SMM byAge 0.001 0.002", "ABS 0.013")) {
            assertThat(PrepaymentCurve.parse(text)).hasToString(text);
        }
        for (var text : List.of("SDA 100", "CDR 0.02 0.04", "MDR byAge 0.001")) {
            assertThat(DefaultCurve.parse(text)).hasToString(text);
        }
        assertThat(SeverityCurve.parse("0.40")).isEqualTo(SeverityCurve.of("0.4"));
        assertThatThrownBy(() -> PrepaymentCurve.parse("PSA")).hasMessage("a curve has at least one figure");
        assertThatThrownBy(() -> PrepaymentCurve.parse("CPR 6%")).hasMessage("not all decimal numbers: [6%]");
        assertThatThrownBy(() -> PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, "-0.01"))
                .hasMessageContaining("no negative figure");
        assertThatThrownBy(() -> SeverityCurve.of("1.01")).hasMessage("a severity is at most 1: 1.01");
    }

    @Test
    void aVectorHoldsItsLastFigure() {
        var curve = PrepaymentCurve.parse("SMM 0.01 0.02");
        assertThat(curve.smm(1, 50)).isEqualTo(0.01);
        assertThat(curve.smm(9, 50)).isEqualTo(0.02);
        assertThat(curve.byAge().smm(9, 0)).isEqualTo(0.01);
    }

    @Test
    void equalScenariosHaveOneText() {
        assertThat(BASE.withName("other").text()).isEqualTo(BASE.text());
        assertThat(BASE.with(SeverityCurve.of("0.400")).text()).isEqualTo(BASE.text());
        assertThat(BASE.withAdvances(false).text()).isNotEqualTo(BASE.text());
        assertThat(BASE.withRecoveryLag(11).text()).isNotEqualTo(BASE.text());
        assertThat(BASE.withConventions(Conventions.SEQUENTIAL).text()).isNotEqualTo(BASE.text());
        assertThat(BASE.withSegment("a", Assumptions.NONE).text()).isNotEqualTo(BASE.text());
    }

    @Test
    void stressScalesEveryCurve() {
        var stressed = BASE.withSegment("a", BASE.assumptions())
                .stressed(new BigDecimal("0.5"), BigDecimal.TWO, new BigDecimal("1.25"));
        var curves = new Assumptions(
                PrepaymentCurve.parse("PSA 75"), DefaultCurve.parse("CDR 0.04 0.08"), SeverityCurve.of("0.5"));
        assertThat(stressed.assumptions()).isEqualTo(curves);
        assertThat(stressed.segments()).containsEntry("a", curves);
    }

    @Test
    void contradictionsAreNamed() {
        assertThat(BASE.findings()).isEmpty();
        assertThat(fields(BASE.withRecoveryLag(-1))).containsExactly("recoveryLagMonths");
        assertThat(fields(BASE.withConventions(Conventions.PROSPECTUS_30))).containsExactly("defaults");
        assertThat(fields(BASE.withConventions(Conventions.ACTUAL_CALENDAR))).containsExactly("cutOffDate");
        var pool = Pool.of(LoanTerms.level("a", Money.of("USD", "1"), "0", 1, 0));
        assertThatThrownBy(() -> PoolProjection.project(pool, BASE.withRecoveryLag(-1), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Days of the months after 31 January 2024, a leap year: 29, 31, 30. */
    @Test
    void actualDaysCount() {
        var scenario = Scenario.of("days", Conventions.ACTUAL_CALENDAR)
                .with(PrepaymentCurve.parse("CPR 0.1"))
                .withCutOffDate(LocalDate.of(2024, 1, 31));
        var pool = Pool.of(LoanTerms.bullet("a", Money.of("USD", "1000"), "0.073", 12, 0));
        var flows = PoolProjection.project(pool, scenario, 3, 1);
        double first = Math.pow(0.9, 29 / 365.0);
        assertThat(flows.interest(1)).isEqualTo(100_000 * 0.073 * 29 / 365, within(1e-9));
        assertThat(flows.closingBalance(1)).isEqualTo(100_000 * first, within(1e-6));
        assertThat(flows.interest(2)).isEqualTo(100_000 * first * 0.073 * 31 / 365, within(1e-9));
        assertThat(flows.closingBalance(3)).isEqualTo(100_000 * Math.pow(0.9, 90 / 365.0), within(1e-6));
    }

    /** Survivor factors of Hastructure: 10 % a year from 1 January 2023 to 1 April 2023 and 1 January 2024. */
    @Test
    void survivorFactors() {
        assertThat(RateConversion.survivor(0.1, 90)).isEqualTo(0.9743552534572951, within(1e-15));
        assertThat(RateConversion.survivor(0.1, 365)).isEqualTo(0.9, within(1e-15));
        assertThat(RateConversion.rateOfDays(0.1, 365)).isEqualTo(0.1, within(1e-15));
    }

    @Test
    void absConvertsBack() {
        assertThat(RateConversion.absFromSmm(RateConversion.smmFromAbs(0.015, 20), 20))
                .isEqualTo(0.015, within(1e-15));
        assertThat(RateConversion.smmFromAbs(0.02, 49)).isEqualTo(1);
    }

    private static List<String> fields(Scenario scenario) {
        return scenario.findings().stream().map(ScenarioFinding::field).toList();
    }
}
