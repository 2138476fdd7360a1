package io.penstock.kernel;

import java.math.RoundingMode;

/**
 * The exact product of two whole numbers over a third, rounded once.
 *
 * <p>Interest and shares in the loops of the engine: {@code balance × rate × days} leaves 64 bits for a rate of ten
 * decimals (10^13 cents × 5×10^8 × 31 days), while the result is an amount again. No objects are made. A product of 64
 * bits takes a plain division; a longer one is divided as 128 bits by 64.
 */
public final class MulDiv {

    private static final long LOW = 0xFFFF_FFFFL;

    private MulDiv() {}

    /**
     * {@code a × n ÷ d}, rounded as the mode says. The signs are free, as in {@link java.math.BigDecimal}.
     *
     * @throws ArithmeticException if {@code d} is zero, if the result does not fit a {@code long}, or if it must be
     *     rounded and the mode is {@code UNNECESSARY}
     */
    public static long mulDiv(long a, long n, long d, RoundingMode mode) {
        if (d == 0) {
            throw new ArithmeticException("division by zero: " + a + " × " + n + " ÷ 0");
        }
        long product = a * n;
        // The one quotient of two longs that is no long is MIN_VALUE ÷ −1; the long way finds it.
        if (Math.multiplyHigh(a, n) == product >> 63 && product != Long.MIN_VALUE && d != Long.MIN_VALUE) {
            long quotient = product / d;
            long remainder = product - quotient * d;
            if (remainder == 0) {
                return quotient;
            }
            boolean negative = (product ^ d) < 0;
            boolean away = isAway(mode, negative, quotient, Math.abs(remainder), Math.abs(d));
            // |quotient| is below |product| here, so that one more never overflows.
            return away ? quotient + (negative ? -1 : 1) : quotient;
        }
        return long128(a, n, d, mode);
    }

    private static long long128(long a, long n, long d, RoundingMode mode) {
        boolean negative = (a < 0) ^ (n < 0) ^ (d < 0);
        // As unsigned numbers these are the absolute values, that of MIN_VALUE included.
        long divisor = Math.abs(d);
        long left = Math.abs(a);
        long right = Math.abs(n);
        long high = Math.unsignedMultiplyHigh(left, right);
        long low = left * right;
        if (Long.compareUnsigned(high, divisor) >= 0) {
            throw overflow(a, n, d);
        }
        long quotient = high == 0 ? Long.divideUnsigned(low, divisor) : quotient(high, low, divisor);
        long remainder = low - quotient * divisor;
        if (remainder != 0 && isAway(mode, negative, quotient, remainder, divisor)) {
            quotient++;
            if (quotient == 0) {
                throw overflow(a, n, d);
            }
        }
        if (quotient < 0 && !(negative && quotient == Long.MIN_VALUE)) {
            throw overflow(a, n, d);
        }
        return negative ? -quotient : quotient;
    }

    /**
     * Whether a quotient with a remainder goes one away from zero. All but {@code negative} are absolute values, and
     * unsigned.
     */
    private static boolean isAway(RoundingMode mode, boolean negative, long quotient, long remainder, long divisor) {
        return switch (mode) {
            case UP -> true;
            case DOWN -> false;
            case CEILING -> !negative;
            case FLOOR -> negative;
            case HALF_UP -> half(remainder, divisor) >= 0;
            case HALF_DOWN -> half(remainder, divisor) > 0;
            case HALF_EVEN -> {
                int half = half(remainder, divisor);
                yield half > 0 || (half == 0 && (quotient & 1) == 1);
            }
            case UNNECESSARY -> throw new ArithmeticException("rounding is necessary");
        };
    }

    /** The remainder against half of the divisor: negative below, 0 at, positive above. */
    private static int half(long remainder, long divisor) {
        return Long.compareUnsigned(remainder, divisor - remainder);
    }

    /**
     * The quotient of 128 bits by 64, for {@code high} below {@code divisor}, all unsigned: schoolbook division with
     * digits of 32 bits. Source: D. Knuth, The Art of Computer Programming, volume 2, section 4.3.1, algorithm D.
     */
    private static long quotient(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long top = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        long rest = low << shift;
        long first = digit(top, rest >>> 32, d);
        long middle = ((top << 32) | (rest >>> 32)) - first * d;
        long second = digit(middle, rest & LOW, d);
        return (first << 32) + second;
    }

    /** One digit: {@code (top × 2^32 + next) ÷ d}, estimated from the upper half of {@code d} and then corrected. */
    private static long digit(long top, long next, long d) {
        long upper = d >>> 32;
        long lower = d & LOW;
        long estimate = Long.divideUnsigned(top, upper);
        long remainder = top - estimate * upper;
        while (estimate > LOW || Long.compareUnsigned(estimate * lower, (remainder << 32) | next) > 0) {
            estimate--;
            remainder += upper;
            if (remainder > LOW) {
                break;
            }
        }
        return estimate;
    }

    private static ArithmeticException overflow(long a, long n, long d) {
        return new ArithmeticException("does not fit a long: " + a + " × " + n + " ÷ " + d);
    }
}
