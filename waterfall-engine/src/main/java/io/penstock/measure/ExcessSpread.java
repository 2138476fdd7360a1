package io.penstock.measure;

/**
 * What the interest of the pool leaves after fees and class interest, per annum over the pool balance.
 *
 * @param gross before losses
 * @param net after the net losses of the period
 */
public record ExcessSpread(double gross, double net) {

    /**
     * The spread of one period.
     *
     * @param poolBalance at the start of the period
     * @param periodsPerYear 12 for monthly payments
     * @throws IllegalArgumentException if the pool balance is not positive
     */
    public static ExcessSpread of(
            double interestCollections,
            double fees,
            double classInterest,
            double netLosses,
            double poolBalance,
            double periodsPerYear) {
        if (!(poolBalance > 0)) {
            throw new IllegalArgumentException("no excess spread over a pool of " + poolBalance);
        }
        double left = interestCollections - fees - classInterest;
        return new ExcessSpread(left * periodsPerYear / poolBalance, (left - netLosses) * periodsPerYear / poolBalance);
    }
}
