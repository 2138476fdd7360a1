package io.penstock.waterfall;

import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.time.LocalDate;

/**
 * Interest of one class for the accrual period, before anything is paid. Each amount is rounded once, as the
 * document says.
 *
 * @param rate per annum, exact: 9/200 is 4.5 %. Index, margin, cap and floor, step-up and net rate cap are in it
 * @param start included
 * @param end excluded
 * @param balance what interest accrues on: that of the class, or the amount that the document names
 * @param accrued on the balance
 * @param deferredBefore carried from earlier payment dates; due is this, {@code onDeferred} and {@code accrued}
 * @param onDeferred interest on what was carried
 * @param overCap what would have accrued without the net rate cap, less {@code accrued}
 */
public record InterestAccrual(
        String className,
        Fraction rate,
        LocalDate start,
        LocalDate end,
        Money balance,
        Money accrued,
        Money deferredBefore,
        Money onDeferred,
        Money overCap) {

    /** Everything that is due: carried, on what was carried, and of this period. */
    public Money due() {
        return deferredBefore.plus(onDeferred).plus(accrued);
    }
}
