package io.penstock.issuance.pool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.TapeDifference;
import io.penstock.issuance.pool.domain.ControlComparison.Seen;
import io.penstock.tape.ControlFigures;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Control totals beside a tape: within the tolerance nothing differs, beyond it every figure is told. */
class ControlComparisonTest {

    private static final ControlFigures STATED = new ControlFigures(
            OptionalLong.of(3),
            Map.of("a", new BigDecimal("100.00"), "b", new BigDecimal("7")),
            Map.of("NC", 2L, "VT", 1L));

    private static Seen seen(long loans, String a, Map<String, Long> counts) {
        return new Seen(Optional.of(loans), Map.of("a", new BigDecimal(a)), Optional.of(counts));
    }

    @Test
    void everyFigureIsComparedAndTheToleranceIsForSumsAlone() {
        var all = ControlComparison.of(STATED, seen(4, "100.02", Map.of("NC", 2L)), new BigDecimal("0.01"));
        assertThat(all).extracting(TapeDifference::figure).containsExactly("loans", "a", "b", "rows of VT");
        assertThat(all).allMatch(TapeDifference::blocking);
        assertThat(all.get(1).difference()).contains(new BigDecimal("0.02"));
        assertThat(all.get(2).ours()).isEmpty();
        assertThat(all.get(2).difference()).isEmpty();
        assertThat(all.get(3).ours()).contains(BigDecimal.ZERO);
    }

    @Test
    void aSumWithinTheToleranceIsTheSame() {
        var counts = Map.of("NC", 2L, "VT", 1L);
        for (var sum : new String[] {"100.01", "99.99", "100"}) {
            assertThat(ControlComparison.of(STATED, seen(3, sum, counts), new BigDecimal("0.01")))
                    .as(sum)
                    .extracting(TapeDifference::figure)
                    .containsExactly("b");
        }
        assertThat(ControlComparison.of(STATED, seen(3, "99.98", counts), new BigDecimal("0.01")))
                .hasSize(2);
    }

    @Test
    void countsThatAreNotKnownAreNotCompared() {
        var seen = new Seen(
                Optional.of(3L), Map.of("a", new BigDecimal("100"), "b", new BigDecimal("7.00")), Optional.empty());
        assertThat(ControlComparison.of(STATED, seen, BigDecimal.ZERO)).isEmpty();
    }
}
