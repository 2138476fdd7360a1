package io.penstock.portal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.portal.deal.FactorChart.Tick;
import io.penstock.portal.upstream.Issuance.FactorPoint;
import io.penstock.portal.upstream.Issuance.Tranche;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorChartTest {

    private static final LocalDate CLOSING = LocalDate.parse("2020-08-19");

    @Test
    void beginsEachClassAtOneOnTheClosingDate() {
        FactorChart chart = chart(tranche("A", "0.95"));
        assertThat(chart.lowest()).isEqualByComparingTo("0.90");
        // From 0.90 at 232 to 1.00 at 16: half way is 124.
        assertThat(chart.series().getFirst().points()).isEqualTo("54.0,16.0 492.0,124.0");
    }

    @Test
    void beginsItsAxisBelowTheLeastFactor() {
        assertThat(chart(tranche("A", "0.90")).lowest()).isEqualByComparingTo("0.80");
        assertThat(chart(tranche("A", "0.61")).lowest()).isEqualByComparingTo("0.50");
        assertThat(chart(tranche("A", "0.00")).lowest()).isEqualByComparingTo("0.00");
        assertThat(chart(tranche("A", "0.00")).factors().stream().map(Tick::text))
                .containsExactly("0.00", "0.25", "0.50", "0.75", "1.00");
    }

    @Test
    void keepsTheNamesOfClassesApart() {
        FactorChart chart = chart(tranche("A", "1.00"), tranche("B", "1.00"), tranche("C", "1.00"));
        assertThat(chart.series().stream().map(FactorChart.Series::labelY)).containsExactly("16.0", "35.0", "54.0");
    }

    @Test
    void givesADateToAFewOfManyPayments() {
        String[] factors = new String[84];
        Arrays.fill(factors, "0.5");
        List<Tick> dates = chart(tranche("A", factors)).dates();
        assertThat(dates).hasSize(4);
        assertThat(dates.getLast().text()).isEqualTo("2027-08-15");
    }

    @Test
    void isNotDrawnOfOneDate() {
        assertThat(chart(tranche("A")).drawn()).isFalse();
        assertThat(FactorChart.of(FactorHistory.of(List.of(), null)).drawn()).isFalse();
    }

    private static FactorChart chart(Tranche... classes) {
        return FactorChart.of(FactorHistory.of(List.of(classes), CLOSING));
    }

    /** Monthly payments from 2020-09-15 on. */
    private static Tranche tranche(String className, String... factors) {
        List<FactorPoint> points = new ArrayList<>();
        for (String factor : factors) {
            LocalDate date = LocalDate.parse("2020-09-15").plusMonths(points.size());
            points.add(new FactorPoint(date, null, new BigDecimal(factor)));
        }
        return new Tranche(className, null, null, null, null, null, null, points);
    }
}
