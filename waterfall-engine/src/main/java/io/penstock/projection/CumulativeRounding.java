package io.penstock.projection;

/**
 * Turns a flow into whole minor units as it comes: what is given is the rounded sum of the flow so far less what was
 * given before. So the total is exact to half a unit at every date, no drift builds up, and one amount may be a unit away
 * from its own rounding.
 *
 * <p>Rounds half up. Source: design/WATERFALL.md, section 9.
 */
public final class CumulativeRounding {

    /** Beyond it a double no longer holds every whole number. */
    private static final double LARGEST = 9.0e15;

    private double sum;
    private long given;

    /** Takes some of the flow in, in minor units; nothing is rounded. */
    public void add(double flow) {
        sum += flow;
    }

    /**
     * What is due by now.
     *
     * @throws ArithmeticException if the sum passes 9.0e15 minor units or is not a number
     */
    public long give() {
        if (!(Math.abs(sum) <= LARGEST)) {
            throw new ArithmeticException("a flow of the pool reaches " + sum + " minor units");
        }
        long amount = Math.subtractExact(Math.round(sum), given);
        given += amount;
        return amount;
    }
}
