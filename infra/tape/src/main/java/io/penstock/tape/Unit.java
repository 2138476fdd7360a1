package io.penstock.tape;

/** In what a number is written: how far the point moves until it is money in major units, or a fraction of one. */
public enum Unit {
    /** Major units of money; a rate as a fraction, 0.0687. */
    PLAIN(0),
    /** A rate as 6.87. */
    PERCENT(-2),
    /** A rate as 687. */
    BASIS_POINTS(-4),
    /** Money in cents. */
    MINOR(-2),
    THOUSANDS(3),
    MILLIONS(6);

    private final int shift;

    Unit(int shift) {
        this.shift = shift;
    }

    /** Powers of ten by which the written number is multiplied. */
    public int shift() {
        return shift;
    }
}
