package io.penstock.kernel;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * A place, or a payment system, with holidays of its own. {@link BusinessCalendar} joins one or several.
 *
 * <p>Holidays that were proclaimed for one year only are listed up to 2026. A later proclamation needs a new version.
 */
public enum FinancialCentre {

    /**
     * New York. The holidays of the Federal Reserve Banks, which follow 5 U.S.C. 6103(a) with one
     * difference: a holiday on a Sunday is kept on the Monday after it, while one on a Saturday leaves
     * the Friday before it open. Juneteenth counts from 2022, the first year in which the Reserve Banks
     * closed for it.
     *
     * <p>Source: Federal Reserve Bank Services, <i>Holiday Schedules</i>.
     */
    USNY {
        @Override
        boolean isHoliday(LocalDate date) {
            return switch (date.getMonth()) {
                case JANUARY -> isFixed(date, Month.JANUARY, 1) || isNth(date, 3, MONDAY);
                case FEBRUARY -> isNth(date, 3, MONDAY);
                case MAY -> isLast(date, MONDAY);
                case JUNE -> date.getYear() >= 2022 && isFixed(date, Month.JUNE, 19);
                case JULY -> isFixed(date, Month.JULY, 4);
                case SEPTEMBER -> isNth(date, 1, MONDAY);
                case OCTOBER -> isNth(date, 2, MONDAY);
                case NOVEMBER -> isFixed(date, Month.NOVEMBER, 11) || isNth(date, 4, THURSDAY);
                case DECEMBER -> isFixed(date, Month.DECEMBER, 25);
                case MARCH, APRIL, AUGUST -> false;
            };
        }
    },

    /**
     * The payment system of the euro. It opened in 1999 and has kept its present six holidays since 2000; the last
     * days of 1998, 1999 and 2001 were closed as well. A holiday on a weekend is not moved.
     *
     * <p>Source: European Central Bank, <i>TARGET: long-term calendar of closing days</i>, 14 December 2000.
     */
    TARGET {
        @Override
        boolean isHoliday(LocalDate date) {
            int year = date.getYear();
            int day = date.getDayOfMonth();
            return switch (date.getMonth()) {
                case JANUARY -> day == 1;
                case MARCH, APRIL -> year >= 2000 && isGoodFridayOrEasterMonday(date);
                case MAY -> year >= 2000 && day == 1;
                case DECEMBER ->
                    day == 25
                            || (day == 26 && year >= 2000)
                            || (day == 31 && (year == 1998 || year == 1999 || year == 2001));
                case FEBRUARY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER -> false;
            };
        }
    },

    /**
     * London. The bank holidays of England and Wales: a holiday on a weekend is kept on the next working day, and
     * single years have others by proclamation (jubilees, a wedding, a funeral, a coronation).
     *
     * <p>Source: Banking and Financial Dealings Act 1971, schedule 1, and the proclamations under its section 1.
     */
    GBLO {
        @Override
        boolean isHoliday(LocalDate date) {
            int year = date.getYear();
            int day = date.getDayOfMonth();
            return switch (date.getMonth()) {
                case JANUARY -> day == 1 || ((day == 2 || day == 3) && date.getDayOfWeek() == MONDAY);
                case MARCH -> isGoodFridayOrEasterMonday(date);
                case APRIL -> isGoodFridayOrEasterMonday(date) || (year == 2011 && day == 29);
                case MAY -> isMayHolidayOfLondon(date);
                case JUNE -> isJubilee(date);
                case AUGUST -> isLast(date, MONDAY);
                case SEPTEMBER -> year == 2022 && day == 19;
                case DECEMBER -> day == 25 || day == 26 || isSubstituteOfChristmas(date) || (year == 1999 && day == 31);
                case FEBRUARY, JULY, OCTOBER, NOVEMBER -> false;
            };
        }
    },

    /** No place: closed on Saturdays and Sundays only. */
    WEEKENDS {
        @Override
        boolean isHoliday(LocalDate date) {
            return false;
        }
    },

    /** No place: every day is a business day, as where a borrower's due date never moves. */
    NONE {
        @Override
        boolean isHoliday(LocalDate date) {
            return false;
        }

        @Override
        boolean isClosed(LocalDate date) {
            return false;
        }
    };

    /** Whether a day that is not on a weekend is a holiday; what it says of a weekend does not matter. */
    abstract boolean isHoliday(LocalDate date);

    boolean isClosed(LocalDate date) {
        var day = date.getDayOfWeek();
        return day == SATURDAY || day == SUNDAY || isHoliday(date);
    }

    /** A holiday of fixed date, kept on the Monday if it falls on a Sunday. */
    private static boolean isFixed(LocalDate date, Month month, int day) {
        var holiday = LocalDate.of(date.getYear(), month, day);
        return date.equals(holiday.getDayOfWeek() == SUNDAY ? holiday.plusDays(1) : holiday);
    }

    private static boolean isNth(LocalDate date, int nth, DayOfWeek day) {
        return date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(nth, day)));
    }

    private static boolean isLast(LocalDate date, DayOfWeek day) {
        return date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
    }

    private static boolean isGoodFridayOrEasterMonday(LocalDate date) {
        var easter = easterSunday(date.getYear());
        return date.equals(easter.minusDays(2)) || date.equals(easter.plusDays(1));
    }

    /** The first Monday (the 8th in 1995 and 2020, for the end of the war) and the last (moved for jubilees). */
    private static boolean isMayHolidayOfLondon(LocalDate date) {
        int year = date.getYear();
        boolean early = (year == 1995 || year == 2020) ? date.getDayOfMonth() == 8 : isNth(date, 1, MONDAY);
        boolean spring = year != 2002 && year != 2012 && year != 2022 && isLast(date, MONDAY);
        boolean coronation = year == 2023 && date.getDayOfMonth() == 8;
        return early || spring || coronation;
    }

    private static boolean isJubilee(LocalDate date) {
        int day = date.getDayOfMonth();
        return switch (date.getYear()) {
            case 2002 -> day == 3 || day == 4;
            case 2012 -> day == 4 || day == 5;
            case 2022 -> day == 2 || day == 3;
            default -> false;
        };
    }

    /** Christmas Day on a weekend is kept on the 27th, the day after Christmas on a weekend on the 28th. */
    private static boolean isSubstituteOfChristmas(LocalDate date) {
        int day = date.getDayOfMonth();
        boolean afterWeekend = date.getDayOfWeek() == MONDAY || date.getDayOfWeek() == TUESDAY;
        return afterWeekend && (day == 27 || day == 28);
    }

    /** Easter Sunday of the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms, chapter 8. */
    static LocalDate easterSunday(int year) {
        int century = year / 100;
        int golden = year % 19;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - (year % 100 % 4)) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int marchDays = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, marchDays / 31, marchDays % 31 + 1);
    }
}
