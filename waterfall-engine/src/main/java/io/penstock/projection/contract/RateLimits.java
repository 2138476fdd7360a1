package io.penstock.projection.contract;

/**
 * What keeps an adjustable rate from following its index. All figures are decimals per annum.
 *
 * <p>A rate is rounded first, then limited against the rate before, then held between floor and cap. Limits of one reset
 * bind increases only: a rate may fall as far as the floor.
 *
 * @param firstIncrease the most by which the first reset may raise the rate
 * @param periodicIncrease the most by which each later one may
 * @param lifeCap never above it
 * @param lifeFloor never below it; below the cap
 * @param roundDownTo a multiple to which the rate is rounded down; 0 for none
 */
public record RateLimits(
        double firstIncrease, double periodicIncrease, double lifeCap, double lifeFloor, double roundDownTo) {

    /** The rate follows its index wherever it goes. */
    public static final RateLimits NONE = new RateLimits(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

    /** A rate that is a multiple but for the last digits of a {@code double} is not rounded a whole step down. */
    private static final double DUST = 1e-9;

    public RateLimits {
        if (!(firstIncrease >= 0) || !(periodicIncrease >= 0) || !(lifeFloor <= lifeCap) || !(roundDownTo >= 0)) {
            throw new IllegalArgumentException("limits contradict each other: increases " + firstIncrease + " and "
                    + periodicIncrease + ", floor " + lifeFloor + ", cap " + lifeCap + ", multiple " + roundDownTo);
        }
    }

    /**
     * The rate after a reset.
     *
     * @param rate before it
     * @param asked index and margin
     * @param first whether it is the first reset of the contract
     */
    public double next(double rate, double asked, boolean first) {
        double rounded = roundDownTo == 0 ? asked : roundDownTo * Math.floor(asked / roundDownTo + DUST);
        double most = rate + (first ? firstIncrease : periodicIncrease);
        return Math.clamp(Math.min(rounded, most), lifeFloor, lifeCap);
    }
}
