package io.penstock.tape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** How a day is written. Digits of day and month may be one or two; years have four unless the form says two. */
public enum DateForm {
    ISO("2020-07-31", "yyyy-MM-dd"),
    US_DASH("07-31-2020", "MM-dd-yyyy"),
    US_SLASH("7/31/2020", "M/d/yyyy"),
    EU_SLASH("31/7/2020", "d/M/yyyy"),
    EU_DOT("31.7.2020", "d.M.yyyy"),
    COMPACT("20200731", "yyyyMMdd"),
    MONTH("07/2020", "MM/yyyy"),
    ISO_MONTH("2020-07", "yyyy-MM"),
    NAMED_MONTH("Jul-2020", "MMM-yyyy"),
    /** Years 50 to 99 are of the last century. */
    NAMED_DAY("31-Jul-20", "d-MMM-yy");

    /** What {@link #parse} answers if the text has another form. */
    public static final long WRONG_FORM = Long.MIN_VALUE;

    /** What {@link #parse} answers if the form is right and the calendar has no such day. */
    public static final long NO_SUCH_DAY = Long.MIN_VALUE + 1;

    private static final int TWO_DIGIT_PIVOT = 50;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private final String example;
    private final String pattern;

    DateForm(String example, String pattern) {
        this.example = example;
        this.pattern = pattern;
    }

    public String example() {
        return example;
    }

    /** As people write it, and as a mapping file names it. */
    public String pattern() {
        return pattern;
    }

    /**
     * Reads a day.
     *
     * @return days since 1970, {@link #WRONG_FORM} or {@link #NO_SUCH_DAY}
     */
    public long parse(char[] text, int from, int to) {
        var p = new Parts(text, from, to);
        boolean read = switch (this) {
            case ISO -> p.year(4) && p.skip('-') && p.month() && p.skip('-') && p.day();
            case US_DASH -> p.month() && p.skip('-') && p.day() && p.skip('-') && p.year(4);
            case US_SLASH -> p.month() && p.skip('/') && p.day() && p.skip('/') && p.year(4);
            case EU_SLASH -> p.day() && p.skip('/') && p.month() && p.skip('/') && p.year(4);
            case EU_DOT -> p.day() && p.skip('.') && p.month() && p.skip('.') && p.year(4);
            case COMPACT -> to - from == 8 && p.year(4) && p.month() && p.day();
            case MONTH -> p.month() && p.skip('/') && p.year(4);
            case ISO_MONTH -> p.year(4) && p.skip('-') && p.month();
            case NAMED_MONTH -> p.named() && p.skip('-') && p.year(4);
            case NAMED_DAY -> p.day() && p.skip('-') && p.named() && p.skip('-') && p.year(2);
        };
        return read && p.at == to ? p.toDay() : WRONG_FORM;
    }

    /**
     * Writes a day in this form; a form of months drops the day.
     *
     * @param day days since 1970
     */
    public String text(long day) {
        var date = LocalDate.ofEpochDay(day);
        return text(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** Writes a day in this form, be it in the calendar or not. */
    public String text(int year, int month, int day) {
        var name = Character.toUpperCase(MONTHS.charAt(month * 3 - 3)) + MONTHS.substring(month * 3 - 2, month * 3);
        return switch (this) {
            case ISO -> "%04d-%02d-%02d".formatted(year, month, day);
            case US_DASH -> "%02d-%02d-%04d".formatted(month, day, year);
            case US_SLASH -> "%d/%d/%04d".formatted(month, day, year);
            case EU_SLASH -> "%d/%d/%04d".formatted(day, month, year);
            case EU_DOT -> "%d.%d.%04d".formatted(day, month, year);
            case COMPACT -> "%04d%02d%02d".formatted(year, month, day);
            case MONTH -> "%02d/%04d".formatted(month, year);
            case ISO_MONTH -> "%04d-%02d".formatted(year, month);
            case NAMED_MONTH -> "%s-%04d".formatted(name, year);
            case NAMED_DAY -> "%d-%s-%02d".formatted(day, name, year % 100);
        };
    }

    /** A cursor over the text; every step says whether it found what it looked for. */
    private static final class Parts {

        private final char[] text;
        private final int to;
        private int at;
        private int year;
        private int month;
        private int day = 1;

        Parts(char[] text, int from, int to) {
            this.text = text;
            this.at = from;
            this.to = to;
        }

        boolean year(int digits) {
            int start = at;
            year = number(digits);
            if (digits == 2) {
                year += year < TWO_DIGIT_PIVOT ? 2000 : 1900;
            }
            return at - start == digits;
        }

        boolean month() {
            int start = at;
            month = number(2);
            return at > start;
        }

        boolean day() {
            int start = at;
            day = number(2);
            return at > start;
        }

        boolean named() {
            if (to - at < 3) {
                return false;
            }
            int found = MONTHS.indexOf(new String(text, at, 3).toLowerCase(Locale.ROOT));
            at += 3;
            month = found / 3 + 1;
            return found >= 0 && found % 3 == 0;
        }

        boolean skip(char expected) {
            return at < to && text[at++] == expected;
        }

        private int number(int mostDigits) {
            int value = 0;
            for (int i = 0; i < mostDigits && at < to && text[at] >= '0' && text[at] <= '9'; i++) {
                value = value * 10 + (text[at++] - '0');
            }
            return value;
        }

        long toDay() {
            try {
                return LocalDate.of(year, month, day).toEpochDay();
            } catch (DateTimeException _) {
                return NO_SUCH_DAY;
            }
        }
    }
}
