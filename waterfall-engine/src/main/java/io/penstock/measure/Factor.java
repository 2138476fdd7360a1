package io.penstock.measure;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The balance of a class, or of a pool, over its original balance.
 *
 * <p>A factor is printed with the digits that the papers name. Cash is never computed from the print.
 */
public final class Factor {

    private Factor() {}

    /** Unrounded. */
    public static double of(double balance, double originalBalance) {
        if (!(originalBalance > 0)) {
            throw new IllegalArgumentException("no factor of an original balance of " + originalBalance);
        }
        return balance / originalBalance;
    }

    /**
     * As it is printed: from exact amounts, rounded once.
     *
     * @param digits after the point; eight in most reports
     * @throws ArithmeticException if the original balance is zero
     * @throws IllegalArgumentException if the currencies differ
     */
    public static BigDecimal printed(Money balance, Money originalBalance, int digits, RoundingMode mode) {
        if (!balance.currency().equals(originalBalance.currency())) {
            throw new IllegalArgumentException("currency mismatch: " + balance + " and " + originalBalance);
        }
        return BigDecimal.valueOf(balance.minorUnits())
                .divide(BigDecimal.valueOf(originalBalance.minorUnits()), digits, mode);
    }
}
