package io.penstock.waterfall.program;

/**
 * A value of the program while it is compiled: the slot that will hold it and the interval in which it lies.
 *
 * @param low the least value possible
 * @param high the greatest value possible
 */
record Val(int slot, long low, long high) {

    /** All ones: holds. */
    static final long TRUE = -1;

    /** All zeros: does not hold. */
    static final long FALSE = 0;

    boolean isConstant() {
        return low == high;
    }

    boolean is(long value) {
        return low == value && high == value;
    }

    boolean isNotNegative() {
        return low >= 0;
    }
}
