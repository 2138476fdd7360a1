package io.penstock.measure;

import io.penstock.kernel.DayCount;
import java.time.LocalDate;

/**
 * Interest that a buyer pays for the days since the last payment: full price less quoted (clean) price.
 *
 * <p>In the unit of the balance: per 100 of balance it is a price.
 */
public final class AccruedInterest {

    private AccruedInterest() {}

    /**
     * Simple interest from the start of the accrual period to settlement.
     *
     * @param couponRate per annum, as a decimal
     * @throws IllegalArgumentException if settlement is before the accrual period
     */
    public static double of(
            double balance, double couponRate, DayCount dayCount, LocalDate accrualStart, LocalDate settlement) {
        if (settlement.isBefore(accrualStart)) {
            throw new IllegalArgumentException("settlement " + settlement + " before accrual from " + accrualStart);
        }
        return balance
                * couponRate
                * dayCount.numerator(accrualStart, settlement)
                / dayCount.denominator(accrualStart, settlement);
    }
}
