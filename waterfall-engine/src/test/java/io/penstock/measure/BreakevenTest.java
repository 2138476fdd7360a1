package io.penstock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakevenTest {

    /** Class A has 20 % below it and half of what defaults is recovered: its first loss is at 40 % of defaults. */
    @Test
    void findsTheDefaultRateOfTheFirstLoss() {
        var found = Breakeven.of(defaults -> Math.max(0, 0.5 * defaults - 0.2) == 0, 0, 1, 0.0001);
        assertThat(found.outcome()).isEqualTo(Breakeven.Outcome.FOUND);
        assertThat(found.holdsAt()).isLessThanOrEqualTo(0.4);
        assertThat(found.failsAt()).isGreaterThan(0.4);
        assertThat(found.failsAt() - found.holdsAt()).isLessThanOrEqualTo(0.0001);
        // Two ends and fourteen halvings: 2^-13 is above 0.0001, 2^-14 below.
        assertThat(found.evaluations()).isEqualTo(16);
    }

    @Test
    void saysWhenNothingBreaks() {
        var nothing = Breakeven.of(x -> true, 0, 1, 0.01);
        assertThat(nothing).isEqualTo(new Breakeven(Breakeven.Outcome.HOLDS_THROUGHOUT, 1, 1, 2));
        var everything = Breakeven.of(x -> false, 0, 1, 0.01);
        assertThat(everything).isEqualTo(new Breakeven(Breakeven.Outcome.FAILS_THROUGHOUT, 0, 0, 1));
    }

    @Test
    void endsWhenNoNumberIsLeftBetweenTheEnds() {
        var found = Breakeven.of(x -> x < 1e300, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE);
        assertThat(found.evaluations()).isLessThan(203);
        assertThat(found.failsAt()).isEqualTo(Math.nextUp(found.holdsAt())).isEqualTo(1e300);
    }

    @Test
    void takesARisingAndAFallingFunction() {
        assertThat(Breakeven.of(x -> x * x, 2, 0, 10, 1e-9).value()).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(Breakeven.of(x -> 1 / x, 4, 0.01, 10, 1e-9).value()).isCloseTo(0.25, within(1e-9));
        assertThat(Breakeven.of(x -> x, 20, 0, 10, 1e-9).outcome()).isEqualTo(Breakeven.Outcome.HOLDS_THROUGHOUT);
    }

    @Test
    void refusesWhatCannotBeSearched() {
        assertThatThrownBy(() -> Breakeven.of(x -> true, 1, 1, 0.01))
                .hasMessage("cannot search from 1.0 to 1.0 by 0.01");
        assertThatThrownBy(() -> Breakeven.of(x -> true, 0, Double.POSITIVE_INFINITY, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Breakeven.of(x -> true, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Breakeven.of(x -> Double.NaN, 0, 0, 1, 0.1))
                .hasMessage("the function is no number at 0.0");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void bracketsAnyThreshold(long seed) {
        Cases.forAll(seed, (random, size) -> random.nextDouble(), threshold -> {
            var found = Breakeven.of(x -> x < threshold, 0, 1, 1e-12);
            if (threshold == 0) {
                assertThat(found.outcome()).isEqualTo(Breakeven.Outcome.FAILS_THROUGHOUT);
            } else {
                assertThat(found.holdsAt()).isLessThan(threshold);
                assertThat(found.failsAt()).isGreaterThanOrEqualTo(threshold);
                assertThat(found.failsAt() - found.holdsAt()).isLessThanOrEqualTo(1e-12);
            }
        });
    }

    /** Fixed powers are flat at their root, steep beside it, and hard on interpolation. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void findsRootsToTheLastDigits(long seed) {
        Cases.forAll(seed, (random, size) -> random.nextDouble(-1, 1), root -> {
            var calls = new int[1];
            double found = Breakeven.root(
                            x -> {
                                calls[0]++;
                                return Math.expm1(5 * (x - root));
                            },
                            -1,
                            1)
                    .orElseThrow();
            assertThat(found).isCloseTo(root, within(1e-15));
            assertThat(calls[0]).isLessThan(80);
            assertThat(Breakeven.root(x -> x - root, 1.5, 2)).isEmpty();
        });
    }
}
