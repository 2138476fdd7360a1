package io.penstock.projection;

import java.util.Arrays;

/**
 * A flow in whole minor units, month by month, by cumulative rounding: the cents of a month are the rounded sum of
 * the flow so far less the cents given before. So the total is exact to half a cent at every date, no drift builds
 * up, and a month may be a cent away from its own rounding.
 *
 * <p>Rounds half up. Source: design/WATERFALL.md, section 9.
 */
public final class CentFlows {

    /** Beyond it a double no longer holds every whole number. */
    private static final double LARGEST = 9.0e15;

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
        double sum = 0;
        long given = 0;
        for (int month = 1; month < flow.length; month++) {
            sum += flow[month];
            if (!(Math.abs(sum) <= LARGEST)) {
                throw new ArithmeticException("the flow reaches " + sum + " minor units in month " + month);
            }
            cents[month] = Math.subtractExact(Math.round(sum), given);
            given += cents[month];
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
