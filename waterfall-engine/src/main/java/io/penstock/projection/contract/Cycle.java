package io.penstock.projection.contract;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A step between dates, and what happens to a rest at the end that is shorter than it.
 *
 * @param count how many units, at least 1
 * @param unit days or months; weeks, quarters and years are read as multiples of them
 * @param longStub whether a short last period is joined to the one before it
 */
public record Cycle(int count, ChronoUnit unit, boolean longStub) {

    /** Each day of a century. Terms with more are a slip, and would fill the memory. */
    private static final int MOST_DATES = 36_525;

    private static final Pattern FORM = Pattern.compile("P(\\d{1,4})([DWMQHY])L([01])");

    public Cycle {
        if (count < 1 || (unit != ChronoUnit.DAYS && unit != ChronoUnit.MONTHS)) {
            throw new IllegalArgumentException("a cycle steps by days or months, not by " + count + " " + unit);
        }
    }

    /**
     * Reads the form of the standard: {@code P3ML0} is three months with a long last stub, {@code L1} a short one.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Cycle parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("a cycle reads like P3ML0, not " + text);
        }
        int count = Integer.parseInt(match.group(1));
        boolean longStub = match.group(3).equals("0");
        return switch (match.group(2)) {
            case "D" -> new Cycle(count, ChronoUnit.DAYS, longStub);
            case "W" -> new Cycle(count * 7, ChronoUnit.DAYS, longStub);
            case "Q" -> new Cycle(count * 3, ChronoUnit.MONTHS, longStub);
            case "H" -> new Cycle(count * 6, ChronoUnit.MONTHS, longStub);
            case "Y" -> new Cycle(count * 12, ChronoUnit.MONTHS, longStub);
            default -> new Cycle(count, ChronoUnit.MONTHS, longStub);
        };
    }

    /** The anchor moved by so many cycles; to the end of the month if {@code monthEnds} and the anchor is on one. */
    LocalDateTime date(LocalDateTime anchor, int cycles, boolean monthEnds) {
        var date = anchor.plus((long) count * cycles, unit);
        boolean onMonthEnd = anchor.getDayOfMonth() == anchor.toLocalDate().lengthOfMonth();
        return monthEnds && unit == ChronoUnit.MONTHS && onMonthEnd
                ? date.withDayOfMonth(date.toLocalDate().lengthOfMonth())
                : date;
    }

    /** The dates from the anchor on that are before the end, without the last one if its rest is a short stub to join. */
    List<LocalDateTime> dates(LocalDateTime anchor, LocalDateTime end, boolean monthEnds) {
        var dates = new ArrayList<LocalDateTime>();
        int cycles = 0;
        var next = anchor;
        while (next.isBefore(end)) {
            if (cycles == MOST_DATES) {
                throw new IllegalArgumentException(this + " from " + anchor + " to " + end + " has too many dates");
            }
            dates.add(next);
            next = date(anchor, ++cycles, monthEnds);
        }
        if (longStub && dates.size() > 1 && next.isAfter(end)) {
            dates.removeLast();
        }
        return dates;
    }
}
