package io.penstock.measure;

/**
 * An amount at a time after settlement.
 *
 * @param time in years from settlement, {@code 0.1222} for 44 days of 360; as {@link TimeBasis} counts
 * @param amount in any one unit for the whole series; positive to the holder
 */
public record Cashflow(double time, double amount) {

    public Cashflow {
        if (!Double.isFinite(time) || !Double.isFinite(amount)) {
            throw new IllegalArgumentException("a cash flow needs finite figures, not " + amount + " at " + time);
        }
    }
}
