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
 * @param frequency from one payment date to the next
 * @param monthsInFirst how many months the first payment date distributes; the others distribute those of the
 *     frequency
 * @param recordDateBusinessDaysBefore holders are fixed so many business days before payment
 * @param accrual from where to where interest runs, for each day count that a class uses
 */
public record CalendarTerms(
        BusinessCalendar centre,
        BusinessDayConvention convention,
        int paymentDay,
        LocalDate firstPaymentDate,
        CollectionPeriodRule collectionPeriod,
        Frequency frequency,
        int monthsInFirst,
        int recordDateBusinessDaysBefore,
        SortedMap<DayCount, AccrualRule> accrual) {

    public CalendarTerms {
        accrual = Collections.unmodifiableSortedMap(new TreeMap<>(accrual));
    }

    /** How often the deal pays. */
    public enum Frequency {
        MONTHLY(1),
        QUARTERLY(3),
        SEMI_ANNUAL(6),
        ANNUAL(12);

        private final int months;

        Frequency(int months) {
            this.months = months;
        }

        public int months() {
            return months;
        }
    }

    /** Which collections a payment date distributes. */
    public enum CollectionPeriodRule {
        /** Those of the calendar months before the payment date, as many as lie between two payment dates. */
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
