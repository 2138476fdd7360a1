package io.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Cases;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MulDivProperties {

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    record Case(long a, long n, long d) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void equalsTheExactQuotientInEveryMode(long seed) {
        var fits = new AtomicLong();
        var long128 = new AtomicLong();
        Cases.forAll(seed, MulDivProperties::generate, c -> {
            for (var mode : RoundingMode.values()) {
                if (sameAsBigInteger(c, mode)) {
                    fits.incrementAndGet();
                }
            }
            if (product(c).bitLength() > 63) {
                long128.incrementAndGet();
            }
        });
        if (System.getProperty("penstock.seed") == null) {
            // Of 500 cases in 8 modes. Neither the fast path nor the long one may go untested.
            assertThat(fits).hasValueGreaterThan(1000);
            assertThat(long128).hasValueBetween(100L, 450L);
        }
    }

    @Test
    void holdsAtTheEndsOfTheRange() {
        long[] ends = {
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -(1L << 32),
            -3,
            -2,
            -1,
            0,
            1,
            2,
            3,
            (1L << 32) - 1,
            1L << 32,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE
        };
        int count = 0;
        for (long a : ends) {
            for (long n : ends) {
                for (long d : ends) {
                    for (var mode : RoundingMode.values()) {
                        sameAsBigInteger(new Case(a, n, d), mode);
                        count++;
                    }
                }
            }
        }
        assertThat(count).isEqualTo(14 * 14 * 14 * 8);
    }

    /** True if there is a result, and it is the right one; false if there is none, and rightly so. */
    private static boolean sameAsBigInteger(Case c, RoundingMode mode) {
        long expected;
        try {
            expected = new BigDecimal(product(c))
                    .divide(BigDecimal.valueOf(c.d), 0, mode)
                    .longValueExact();
        } catch (ArithmeticException none) {
            assertThatThrownBy(() -> MulDiv.mulDiv(c.a, c.n, c.d, mode)).isInstanceOf(ArithmeticException.class);
            return false;
        }
        assertThat(MulDiv.mulDiv(c.a, c.n, c.d, mode)).as("%s %s", c, mode).isEqualTo(expected);
        return true;
    }

    private static BigInteger product(Case c) {
        return BigInteger.valueOf(c.a).multiply(BigInteger.valueOf(c.n));
    }

    private static Case generate(RandomGenerator random, int size) {
        long a = number(random);
        long n = number(random);
        long d = number(random);
        return switch (random.nextInt(4)) {
            // An exact tie, where the half modes differ.
            case 0 -> new Case(2L * random.nextInt(-1000, 1000) + 1, 3, 2);
            // About the largest quotient that fits.
            case 1 -> {
                var exact =
                        BigInteger.valueOf(a).multiply(BigInteger.valueOf(n)).shiftRight(random.nextInt(62, 65));
                yield new Case(a, n, exact.abs().compareTo(LIMIT) < 0 ? exact.longValue() : d);
            }
            default -> new Case(a, n, d);
        };
    }

    /** Of any length in bits. */
    private static long number(RandomGenerator random) {
        return random.nextLong() >> random.nextInt(64);
    }
}
