package io.penstock.issuance.pool.domain.selection;

import java.math.BigInteger;

/** A whole number of 128 bits, for sums of products that leave the range of {@code long}. Changed in place. */
final class Wide {

    private long high;
    private long low;

    /** Adds a × b. */
    void add(long a, long b) {
        long productLow = a * b;
        long productHigh = Math.multiplyHigh(a, b);
        long sum = low + productLow;
        high += productHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    void subtract(long a, long b) {
        long productLow = a * b;
        long productHigh = Math.multiplyHigh(a, b);
        high -= productHigh + (Long.compareUnsigned(low, productLow) < 0 ? 1 : 0);
        low -= productLow;
    }

    /** Whether it is above zero. */
    boolean isPositive() {
        return high > 0 || (high == 0 && low != 0);
    }

    void clear() {
        high = 0;
        low = 0;
    }

    BigInteger value() {
        return BigInteger.valueOf(high)
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1)));
    }
}
