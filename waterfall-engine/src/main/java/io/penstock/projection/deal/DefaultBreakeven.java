package io.penstock.projection.deal;

import io.penstock.measure.Breakeven;
import io.penstock.projection.Assumptions;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The constant annual default rate at which a class takes its first loss: principal written down or unpaid after the
 * last payment date, or interest that is never paid. Prepayment, severity, recovery lag and all else stay as the
 * scenario has them; its default curves, those of segments too, give way.
 *
 * <p>That a higher rate never heals a class holds in sequential structures. Where it need not hold (reinvestment, a
 * switch from pro rata to sequential) the result is one rate at which the class breaks.
 */
public final class DefaultBreakeven {

    /** Rates are tried to so many decimals. */
    private static final int DECIMALS = 9;

    private DefaultBreakeven() {}

    /**
     * Searches between no defaults and a rate of 100 %.
     *
     * @param width of the bracket found, {@code 0.0001} for a basis point
     * @throws IllegalArgumentException if the deal has no such class, or the scenario knows no defaults
     */
    public static Breakeven of(
            DealProjection projection, DealScenario scenario, String className, double width, int threads) {
        projection.deal().tranche(className);
        return Breakeven.of(rate -> isWhole(projection, at(scenario, rate), className, threads), 0, 1, width);
    }

    /** The scenario with one constant default rate for all loans. */
    public static DealScenario at(DealScenario scenario, double annualRate) {
        var rate = BigDecimal.valueOf(annualRate).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        var curve = DefaultCurve.of(DefaultCurve.Unit.CDR, rate.toPlainString());
        Scenario pool = scenario.pool().with(curve);
        for (var segment : scenario.pool().segments().entrySet()) {
            var curves = segment.getValue();
            pool = pool.withSegment(segment.getKey(), new Assumptions(curves.prepayment(), curve, curves.severity()));
        }
        return scenario.withPool(pool);
    }

    private static boolean isWhole(DealProjection projection, DealScenario scenario, String className, int threads) {
        var flows = projection.run(scenario, threads).classFlows(className);
        return ClassMeasures.of(flows, MeasureTerms.DEFAULT).outcome().isWhole();
    }
}
