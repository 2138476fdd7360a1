package io.penstock.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures(Locale.ENGLISH);

    @Test
    void roundsNoCentAway() {
        assertThat(figures.amount(new BigDecimal("44000000.00"))).isEqualTo("44,000,000.00");
        assertThat(figures.amount(new BigDecimal("-0.01"))).isEqualTo("-0.01");
        assertThat(figures.amount(new BigDecimal("1234567"))).isEqualTo("1,234,567"); // yen has no minor unit
        // Beyond what a double holds: 2^53 + 1 cents.
        assertThat(figures.amount(new BigDecimal("90071992547409.93"))).isEqualTo("90,071,992,547,409.93");
    }

    @Test
    void writesRatesInPerCent() {
        assertThat(figures.percent(new BigDecimal("0.0145"))).isEqualTo("1.45 %");
        assertThat(figures.percent(new BigDecimal("0.05"))).isEqualTo("5.00 %");
        assertThat(figures.percent(new BigDecimal("0.0012345"))).isEqualTo("0.12345 %");
    }

    @Test
    void writesFactorsWithEightPlaces() {
        assertThat(figures.factor(new BigDecimal("0.955555204"))).isEqualTo("0.95555520");
        assertThat(figures.factor(BigDecimal.ONE)).isEqualTo("1.00000000");
    }

    @Test
    void writesADashForWhatIsMissing() {
        assertThat(figures.amount(null)).isEqualTo("–");
        assertThat(figures.factor(null)).isEqualTo("–");
        assertThat(figures.percent(null)).isEqualTo("–");
        assertThat(figures.count(null)).isEqualTo("–");
        assertThat(figures.moment(null)).isEqualTo("–");
        assertThat(figures.text("")).isEqualTo("–");
    }

    @Test
    void writesMomentsToTheMinuteInUtc() {
        assertThat(figures.moment(Instant.parse("2026-11-21T22:29:41.5Z"))).isEqualTo("2026-11-21 22:29 UTC");
    }
}
