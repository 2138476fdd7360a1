package io.penstock.measure;

/**
 * How often a rate per annum is compounded. A rate without it is no rate.
 *
 * @param periodsPerYear 2 for a bond-equivalent yield, 12 for a mortgage yield, infinite for a continuous rate
 */
public record Compounding(double periodsPerYear) {

    public static final Compounding ANNUAL = new Compounding(1);
    public static final Compounding SEMI_ANNUAL = new Compounding(2);
    public static final Compounding QUARTERLY = new Compounding(4);
    public static final Compounding MONTHLY = new Compounding(12);
    public static final Compounding CONTINUOUS = new Compounding(Double.POSITIVE_INFINITY);

    public Compounding {
        if (!(periodsPerYear > 0)) {
            throw new IllegalArgumentException("a rate is compounded more than " + periodsPerYear + " times a year");
        }
    }

    /** What one unit grows to. {@code ANNUAL.growth(0.08, 0.5)} is 1.0392. */
    public double growth(double rate, double years) {
        return StrictMath.exp(toContinuous(rate) * years);
    }

    /** What one unit at this time is worth now. */
    public double discount(double rate, double years) {
        return growth(rate, -years);
    }

    /** The rate that grows as fast under another compounding: 9.10675 % semi-annual is 8.93863 % monthly. */
    public double convert(double rate, Compounding other) {
        return other.fromContinuous(toContinuous(rate));
    }

    /** The length of one period in years; 0 if continuous. */
    double period() {
        return 1 / periodsPerYear;
    }

    /** {@code 1 + rate ÷ periods}, the growth of one period; 1 if continuous. */
    double periodGrowth(double rate) {
        return 1 + rate / periodsPerYear;
    }

    double toContinuous(double rate) {
        return this.equals(CONTINUOUS) ? rate : periodsPerYear * StrictMath.log1p(rate / periodsPerYear);
    }

    double fromContinuous(double rate) {
        return this.equals(CONTINUOUS) ? rate : periodsPerYear * StrictMath.expm1(rate / periodsPerYear);
    }
}
