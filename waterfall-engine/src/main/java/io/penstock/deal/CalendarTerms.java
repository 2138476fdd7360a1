package io.penstock.deal;

import io.penstock.kernel.BusinessCalendar;
import io.penstock.kernel.BusinessDayConvention;
import io.penstock.kernel.DayCount;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the deal pays and for which periods.
 *
 * @param centre whose business days count
 * @param convention moves a payment day on which banks are closed
 * @param paymentDay day of the month, 1 to 28
 * @param firstPaymentDate as moved by the convention
 * @param recordDateBusinessDaysBefore holders are fixed so many business days before payment
 * @param accrual from where to where interest runs, for each day count that a class uses
 */
public record CalendarTerms(
        BusinessCalendar centre,
        BusinessDayConvention convention,
        int paymentDay,
        LocalDate firstPaymentDate,
        CollectionPeriodRule collectionPeriod,
        int recordDateBusinessDaysBefore,
        SortedMap<DayCount, AccrualRule> accrual) {

    public CalendarTerms {
        accrual = Collections.unmodifiableSortedMap(new TreeMap<>(accrual));
    }

    /** Which collections a payment date distributes. */
    public enum CollectionPeriodRule {
        /** Those of the calendar month before the payment date. */
        PREVIOUS_MONTH
    }

    /** The ends of an accrual period. The first one starts on the closing date under either rule. */
    public enum AccrualRule {
        /** Payment day to payment day, whether or not banks are open. Usual with 30/360. */
        UNADJUSTED,
        /** The date on which cash last moved to the date on which it moves. Usual with actual/360. */
        PAYMENT_TO_PAYMENT
    }
}
