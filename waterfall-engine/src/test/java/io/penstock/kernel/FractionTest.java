package io.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {

    @Test
    void isAlwaysReducedAndHasItsSignAbove() {
        assertThat(fraction(6, -4)).hasToString("-3/2").isEqualTo(fraction(-3, 2));
        assertThat(fraction(0, -7)).hasToString("0").isEqualTo(Fraction.ZERO);
        assertThat(fraction(8, 4)).hasToString("2");
    }

    @Test
    void readsDecimalsAsTheyAreWritten() {
        // 5.65 % over 12 months: 0.0565 / 12 = 113/24000.
        assertThat(Fraction.of(new BigDecimal("0.0565")).dividedBy(Fraction.of(12)))
                .hasToString("113/24000");
        assertThat(Fraction.of(new BigDecimal("1E+3"))).isEqualTo(Fraction.of(1000));
    }

    @Test
    void calculatesExactly() {
        assertThat(fraction(1, 3).plus(fraction(1, 6))).isEqualTo(fraction(1, 2));
        assertThat(fraction(1, 3).minus(fraction(1, 2))).isEqualTo(fraction(-1, 6));
        assertThat(fraction(2, 3).times(fraction(3, 4))).isEqualTo(fraction(1, 2));
        assertThat(fraction(1, 2).min(fraction(1, 3))).isEqualTo(fraction(1, 3));
        assertThat(fraction(1, 2).max(fraction(1, 3))).isEqualTo(fraction(1, 2));
        assertThat(fraction(-1, 2).signum()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        " 5, 2, HALF_UP,   3",
        " 5, 2, HALF_EVEN, 2",
        " 5, 2, DOWN, 2",
        "-5, 2, HALF_UP, -3",
        "-5, 2, FLOOR, -3",
        " 7, 3, HALF_UP,   2",
        " 8, 3, HALF_UP,   3",
        " 6, 3, UNNECESSARY, 2",
    })
    void roundsAsAsked(long numerator, long denominator, RoundingMode mode, long expected) {
        assertThat(fraction(numerator, denominator).round(mode)).isEqualTo(expected);
    }

    @Test
    void neverGuesses() {
        assertThatThrownBy(() -> fraction(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fraction.of(1).dividedBy(Fraction.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> fraction(1, 2).round(RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(
                        () -> Fraction.of(Long.MAX_VALUE).plus(Fraction.of(1)).floor())
                .isInstanceOf(ArithmeticException.class);
    }

    private static Fraction fraction(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
}
