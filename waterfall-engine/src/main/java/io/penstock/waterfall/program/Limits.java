package io.penstock.waterfall.program;

/** How wide the figures of a program may be. Beyond, the interpreter answers, or the run stops; never a wrong figure. */
final class Limits {

    /** What any slot may hold: sums of many stay below 2^63. */
    static final long WIDEST = 1L << 56;

    /** What an amount of money from outside may be in minor units: a little above 10^15. */
    static final long WIDEST_MONEY = 1L << 50;

    private Limits() {}

    /** @throws ArithmeticException if the value is wider than a slot may be */
    static long requireFits(long value) {
        if (value > WIDEST || value < -WIDEST) {
            throw new ArithmeticException("an amount is wider than the engine computes with: " + value);
        }
        return value;
    }
}
