package io.penstock.kernel;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What happens to a date that falls on a day when banks are closed.
 *
 * <p>Source: 2006 ISDA Definitions, section 4.12.
 */
public enum BusinessDayConvention {

    /** The date stays where it is. */
    NONE {
        @Override
        public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
            return date;
        }
    },

    /** The next business day. ISDA 4.12(a)(i). */
    FOLLOWING {
        @Override
        public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
            return firstFrom(date, 1, calendar);
        }
    },

    /** The next business day, unless that is in another month: then the one before. ISDA 4.12(a)(ii). */
    MODIFIED_FOLLOWING {
        @Override
        public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
            var following = firstFrom(date, 1, calendar);
            return YearMonth.from(following).equals(YearMonth.from(date)) ? following : firstFrom(date, -1, calendar);
        }
    },

    /** The business day before. ISDA 4.12(a)(iii). */
    PRECEDING {
        @Override
        public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
            return firstFrom(date, -1, calendar);
        }
    },

    /** The business day before, unless that is in another month: then the next one. FpML MODPRECEDING. */
    MODIFIED_PRECEDING {
        @Override
        public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
            var preceding = firstFrom(date, -1, calendar);
            return YearMonth.from(preceding).equals(YearMonth.from(date)) ? preceding : firstFrom(date, 1, calendar);
        }
    },

    /** The next business day after a Sunday or a Monday, otherwise the business day before. FpML NEAREST. */
    NEAREST {
        @Override
        public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
            boolean forward = date.getDayOfWeek() == SUNDAY || date.getDayOfWeek() == MONDAY;
            return firstFrom(date, forward ? 1 : -1, calendar);
        }
    };

    /** The date itself if banks are open on it, otherwise the one that this convention names. */
    public abstract LocalDate adjust(LocalDate date, BusinessCalendar calendar);

    private static LocalDate firstFrom(LocalDate date, int step, BusinessCalendar calendar) {
        var candidate = date;
        while (!calendar.isBusinessDay(candidate)) {
            candidate = candidate.plusDays(step);
        }
        return candidate;
    }
}
