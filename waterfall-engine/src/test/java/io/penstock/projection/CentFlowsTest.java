package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Cases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole cents of a flow: no month drifts away. */
class CentFlowsTest {

    /** 0.4 a month: sums 0.4, 0.8, 1.2, 1.6, 2.0 are rounded to 0, 1, 1, 2, 2. */
    @Test
    void centsFollowTheRoundedSum() {
        var cents = CentFlows.of(new double[] {99, 0.4, 0.4, 0.4, 0.4, 0.4});
        assertThat(new long[] {cents.cents(1), cents.cents(2), cents.cents(3), cents.cents(4), cents.cents(5)})
                .containsExactly(0, 1, 0, 1, 0);
        assertThat(cents.total()).isEqualTo(2);
        assertThat(cents.months()).isEqualTo(5);
        assertThatThrownBy(() -> cents.cents(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSumBeyondWholeNumbersIsRefused() {
        assertThatThrownBy(() -> CentFlows.of(new double[] {0, 9.1e15})).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> CentFlows.of(new double[] {0, Double.NaN})).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void noDateIsMoreThanHalfACentAway(long seed) {
        Cases.forAll(seed, (random, size) -> random.doubles(size + 1, 0, 1e9).toArray(), flow -> {
            var cents = CentFlows.of(flow);
            long sum = 0;
            for (int month = 1; month < flow.length; month++) {
                sum += cents.cents(month);
                double exact = Arrays.stream(flow, 1, month + 1).sum();
                assertThat(Math.abs(sum - exact)).isLessThan(0.5001);
            }
        });
    }
}
