package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Interest of one class for the accrual period, before anything is paid.
 *
 * @param rate per annum, {@code 0.045} is 4.5 %; index and margin together
 * @param start included
 * @param end excluded
 * @param accrued on the balance, rounded once
 * @param deferredBefore carried from earlier payment dates; due is this and {@code accrued}
 */
public record InterestAccrual(
        String className,
        BigDecimal rate,
        LocalDate start,
        LocalDate end,
        Money balance,
        Money accrued,
        Money deferredBefore) {

    public InterestAccrual {
        rate = rate.stripTrailingZeros();
    }
}
