package io.penstock.waterfall;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Fraction;
import java.time.LocalDate;

/**
 * From where to where interest of a class runs on one payment date. Both ways of running a deal take it from here.
 *
 * @param start included
 * @param end excluded
 * @param years the part of a year that the class's day count sees in it, exact
 */
public record AccrualPeriod(LocalDate start, LocalDate end, Fraction years) {

    /** The period of a class with a coupon, by the rule of the class, or of the calendar for its day count. */
    public static AccrualPeriod of(ResolvedDeal deal, TrancheTerms tranche, WaterfallInput input) {
        var dayCount = tranche.dayCount()
                .orElseThrow(() -> new IllegalStateException(tranche.className() + " bears no interest"));
        var rule = tranche.accrual().orElseGet(() -> byDayCount(deal, dayCount));
        boolean unadjusted = rule == AccrualRule.UNADJUSTED;
        var start = unadjusted ? input.accrualStart() : input.previousPaymentDate();
        var end = unadjusted ? input.accrualEnd() : input.paymentDate();
        return new AccrualPeriod(start, end, dayCount.yearFraction(start, end));
    }

    private static AccrualRule byDayCount(ResolvedDeal deal, DayCount dayCount) {
        var rule = deal.document().calendar().accrual().get(dayCount);
        if (rule == null) {
            throw new IllegalStateException("a checked deal has no accrual rule for " + dayCount);
        }
        return rule;
    }
}
