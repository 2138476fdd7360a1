package io.penstock.issuance.tranche;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What investors bid, and what the whole class is priced at. */
public enum QuoteBasis {
    /** Per cent of face value: a higher bid is better for the issuer. */
    PRICE,
    /** Basis points over the reference rate: a lower bid is better for the issuer. */
    SPREAD;

    /** Decimals of every quote. */
    public static final int DECIMALS = 3;

    private static final BigDecimal MOST = new BigDecimal("100000");

    /** The quote with its three decimals; as it is if it has more. */
    public static BigDecimal normal(BigDecimal quote) {
        return quote.stripTrailingZeros().scale() <= DECIMALS
                ? quote.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                : quote;
    }

    /** Whether the number can be a quote of this basis: three decimals, a price above zero, a spread not below. */
    public boolean admits(BigDecimal quote) {
        return normal(quote).scale() == DECIMALS
                && quote.signum() >= (this == PRICE ? 1 : 0)
                && quote.compareTo(MOST) <= 0;
    }

    /**
     * Negative if {@code one} is the better bid for the issuer, positive if {@code other} is.
     *
     * @param one in the unit of this basis
     */
    public int compare(BigDecimal one, BigDecimal other) {
        return this == PRICE ? other.compareTo(one) : one.compareTo(other);
    }
}
