package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.kernel.Money;
import io.penstock.measure.Breakeven.Outcome;
import io.penstock.projection.Assumptions;
import io.penstock.projection.Conventions;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Pool;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.Scenario;
import io.penstock.projection.SeverityCurve;
import org.junit.jupiter.api.Test;

class DefaultBreakevenTest {

    private static final double WIDTH = 0.0001;

    private final Pool pool = Pool.of(
            LoanTerms.level("L", Money.of("USD", "100000000.00"), "0.08", 60, 0).withSegment("used"));
    private final DealProjection projection = DealProjection.of(SmallDeals.sequential(), pool);
    private final DealScenario scenario = DealScenario.of(Scenario.of("base", Conventions.SEQUENTIAL)
            .with(PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, "0.10"))
            .with(SeverityCurve.of("0.60"))
            .withRecoveryLag(6));

    @Test
    void theClassIsWholeAtOneEndAndNotAtTheOther() {
        double before = 1;
        for (var className : new String[] {"A", "B", "C"}) {
            var found = DefaultBreakeven.of(projection, scenario, className, WIDTH, 1);
            assertThat(found.outcome()).isEqualTo(Outcome.FOUND);
            assertThat(found.failsAt() - found.holdsAt()).isBetween(0.0, WIDTH);
            assertThat(whole(className, found.holdsAt())).isTrue();
            assertThat(whole(className, found.failsAt())).isFalse();
            assertThat(found.failsAt()).as("a lower class breaks earlier").isLessThan(before);
            before = found.failsAt();
        }
    }

    @Test
    void curvesOfSegmentsGiveWay() {
        var curves = new Assumptions(
                PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, "0.10"),
                DefaultCurve.of(DefaultCurve.Unit.CDR, "0.90"),
                SeverityCurve.of("0.60"));
        var segmented = scenario.withPool(scenario.pool().withSegment("used", curves));
        assertThat(DefaultBreakeven.of(projection, segmented, "B", WIDTH, 1))
                .isEqualTo(DefaultBreakeven.of(projection, scenario, "B", WIDTH, 1));
    }

    @Test
    void withoutLossesNothingBreaksTheSeniorClass() {
        var harmless = scenario.withPool(scenario.pool().with(SeverityCurve.of("0")));
        assertThat(DefaultBreakeven.of(projection, harmless, "A", WIDTH, 1).outcome())
                .isEqualTo(Outcome.HOLDS_THROUGHOUT);
    }

    @Test
    void aConventionWithoutDefaultsIsRefused() {
        var prospectus = scenario.withPool(scenario.pool().withConventions(Conventions.PROSPECTUS_30));
        assertThatThrownBy(() -> DefaultBreakeven.of(projection, prospectus, "A", WIDTH, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PROSPECTUS_30 knows no defaults");
    }

    @Test
    void anUnknownClassIsRefused() {
        assertThatThrownBy(() -> DefaultBreakeven.of(projection, scenario, "Z", WIDTH, 1))
                .hasMessageContaining("SMALL has no class Z");
    }

    private boolean whole(String className, double rate) {
        var flows = projection.run(DefaultBreakeven.at(scenario, rate), 1).classFlows(className);
        return ClassMeasures.of(flows, MeasureTerms.DEFAULT).outcome().isWhole();
    }
}
