package io.penstock.projection;

import java.util.Arrays;

/**
 * A flow in whole minor units, month by month, by {@link CumulativeRounding}.
 */
public final class CentFlows {

    private final long[] cents;

    private CentFlows(long[] cents) {
        this.cents = cents;
    }

    /**
     * Rounds a flow.
     *
     * @param flow minor units of month 1, 2, … at index 1, 2, …; index 0 is not read
     * @throws ArithmeticException if the sum passes 9.0e15 minor units or is not a number
     */
    public static CentFlows of(double[] flow) {
        var cents = new long[flow.length];
        var rounding = new CumulativeRounding();
        for (int month = 1; month < flow.length; month++) {
            rounding.add(flow[month]);
            cents[month] = rounding.give();
        }
        return new CentFlows(cents);
    }

    /** Number of months. */
    public int months() {
        return cents.length - 1;
    }

    /** Minor units of a month, from 1. */
    public long cents(int month) {
        if (month < 1) {
            throw new IndexOutOfBoundsException("month " + month);
        }
        return cents[month];
    }

    /** Sum of all months. */
    public long total() {
        return Arrays.stream(cents).reduce(0, Math::addExact);
    }
}
