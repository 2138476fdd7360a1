package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import io.penstock.measure.Compounding;
import io.penstock.measure.TimeBasis;
import io.penstock.projection.Conventions;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Pool;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.Scenario;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuationTest {

    private static final Pool POOL = Pool.of(LoanTerms.level("L", Money.of("USD", "100000000.00"), "0.08", 60, 0));
    private static final DealScenario SCENARIO = DealScenario.of(
            Scenario.of("base", Conventions.SEQUENTIAL).with(PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, "0.10")));
    private static final DealCashflows FLOWS =
            DealProjection.of(SmallDeals.sequential(), POOL).run(SCENARIO, 1);
    private static final MeasureTerms MONTHLY =
            new MeasureTerms(TimeBasis.THIRTY_360, TimeBasis.THIRTY_360, Compounding.MONTHLY, Optional.empty());

    /** Paid monthly without delay on 30/360, a class at par yields its coupon, compounded monthly. */
    @ParameterizedTest
    @CsvSource({"A, 0.04", "B, 0.05", "C, 0.07"})
    void atParTheYieldIsTheCoupon(String className, double coupon) {
        var value = Valuation.atPrice(FLOWS, className, MONTHLY, 100).orElseThrow();
        assertThat(value.yield()).isCloseTo(coupon, within(1e-8));
        assertThat(value.accrued()).isZero();
        assertThat(value.discountMargin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A, 98.5", "A, 101.25", "B, 97", "C, 90", "C, 110"})
    void priceAndYieldAreInverse(String className, double price) {
        var seen =
                Valuation.atPrice(FLOWS, className, MeasureTerms.DEFAULT, price).orElseThrow();
        var back = Valuation.atYield(FLOWS, className, MeasureTerms.DEFAULT, seen.yield())
                .orElseThrow();
        assertThat(back.price()).isCloseTo(price, within(1e-9));
        assertThat(back.modifiedDuration()).isCloseTo(seen.modifiedDuration(), within(1e-9));
    }

    /** Duration and convexity are the first and second change of the price. */
    @Test
    void durationAndConvexityFollowThePrice() {
        double step = 1e-4;
        var middle = Valuation.atYield(FLOWS, "B", MeasureTerms.DEFAULT, 0.06).orElseThrow();
        double up = Valuation.atYield(FLOWS, "B", MeasureTerms.DEFAULT, 0.06 + step)
                .orElseThrow()
                .price();
        double down = Valuation.atYield(FLOWS, "B", MeasureTerms.DEFAULT, 0.06 - step)
                .orElseThrow()
                .price();
        assertThat((down - up) / (2 * step * middle.price())).isCloseTo(middle.modifiedDuration(), within(1e-5));
        assertThat((down + up - 2 * middle.price()) / (step * step * middle.price()))
                .isCloseTo(middle.convexity(), within(1e-3));
    }

    /** Ten days into the second period: 10/30 of a month's interest at 4 % on 100 is 0.1111. */
    @Test
    void aBuyerWithinAPeriodPaysTheElapsedInterest() {
        var later = new MeasureTerms(
                TimeBasis.THIRTY_360,
                TimeBasis.THIRTY_360,
                Compounding.MONTHLY,
                Optional.of(LocalDate.of(2025, 2, 25)));
        var value = Valuation.atPrice(FLOWS, "A", later, 100).orElseThrow();
        assertThat(value.accrued()).isCloseTo(100 * 0.04 * 10 / 360, within(1e-6));
        assertThat(value.yield()).isCloseTo(0.04, within(1e-4));
    }

    /** A floater at par has its own margin as discount margin, whatever its index does. */
    @Test
    void atParTheDiscountMarginIsTheMargin() {
        var deal = SampleDeals.read("/golden/caot-2024-2/deal.json");
        var pool = Pool.of(LoanTerms.level("L", Money.of("USD", "1612091400.00"), "0.09", 60, 6));
        var flows = DealProjection.of(deal, pool)
                .run(SCENARIO.withFixing("SOFR_30D_AVG", Series.of("0.0532", "0.0540", "0.0510", "0.0450")), 1);
        var value = Valuation.atPrice(flows, "A2b", MeasureTerms.DEFAULT, 100).orElseThrow();
        assertThat(value.discountMargin().orElseThrow()).isCloseTo(0.0058, within(1e-8));
    }

    @Test
    void nothingIsWorthNothingAfterTheLastPayment() {
        var after = new MeasureTerms(
                TimeBasis.THIRTY_360, TimeBasis.THIRTY_360, Compounding.MONTHLY, Optional.of(LocalDate.of(2040, 1, 1)));
        assertThat(Valuation.atPrice(FLOWS, "A", after, 100)).isEmpty();
    }
}
