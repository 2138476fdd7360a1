package io.penstock.kernel;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/**
 * The days on which the banks of a financial centre are open.
 *
 * <p>Holidays are computed, so a calendar needs no file and answers for {@value #FIRST_YEAR} to {@value
 * #LAST_YEAR}. Beyond these years it throws rather than guess.
 */
public enum BusinessCalendar {

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
    };

    static final int FIRST_YEAR = 1990;
    static final int LAST_YEAR = 2100;

    /** The calendar of this name, or nothing if there is none. */
    public static Optional<BusinessCalendar> named(String name) {
        return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
    }

    /** Whether the calendar answers for this date. */
    public static boolean covers(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    abstract boolean isHoliday(LocalDate date);

    /**
     * Whether banks are open on the date.
     *
     * @throws IllegalArgumentException if the date is outside the years that the calendar knows
     */
    public boolean isBusinessDay(LocalDate date) {
        if (!covers(date)) {
            throw new IllegalArgumentException(
                    "calendar " + name() + " covers " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + date);
        }
        var day = date.getDayOfWeek();
        return day != SATURDAY && day != SUNDAY && !isHoliday(date);
    }

    /** Goes from one business day to the next as often as asked, or back if {@code days} is negative. */
    public LocalDate plusBusinessDays(LocalDate date, int days) {
        int step = Integer.signum(days);
        var reached = date;
        for (int left = Math.abs(days); left > 0; ) {
            reached = reached.plusDays(step);
            if (isBusinessDay(reached)) {
                left--;
            }
        }
        return reached;
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
}
