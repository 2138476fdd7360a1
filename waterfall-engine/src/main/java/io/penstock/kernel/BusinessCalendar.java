package io.penstock.kernel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The days on which the banks of one or several financial centres are open: a day counts when all of them are.
 *
 * <p>Holidays are computed, so a calendar needs no file and answers for {@value #FIRST_YEAR} to {@value
 * #LAST_YEAR}. Beyond these years it throws rather than guess.
 *
 * <p>Source: 2006 ISDA Definitions, section 1.4 (a day on which banks are open in each specified place).
 *
 * @param centres at least one, none twice; their order is kept, because it is what the document says
 */
public record BusinessCalendar(List<FinancialCentre> centres) {

    static final int FIRST_YEAR = 1990;
    static final int LAST_YEAR = 2100;

    /** New York. */
    public static final BusinessCalendar USNY = new BusinessCalendar(List.of(FinancialCentre.USNY));

    /** The payment system of the euro. */
    public static final BusinessCalendar TARGET = new BusinessCalendar(List.of(FinancialCentre.TARGET));

    /** London. */
    public static final BusinessCalendar GBLO = new BusinessCalendar(List.of(FinancialCentre.GBLO));

    /** Every day but Saturday and Sunday. */
    public static final BusinessCalendar WEEKENDS = new BusinessCalendar(List.of(FinancialCentre.WEEKENDS));

    /** Every day. */
    public static final BusinessCalendar NONE = new BusinessCalendar(List.of(FinancialCentre.NONE));

    public BusinessCalendar {
        centres = List.copyOf(centres);
        if (centres.isEmpty() || new HashSet<>(centres).size() != centres.size()) {
            throw new IllegalArgumentException("a calendar is made of one or more different centres, not " + centres);
        }
    }

    /**
     * The calendar of this name, or of several names joined by {@code +}: {@code USNY}, {@code USNY+GBLO}.
     *
     * @throws IllegalArgumentException if a name is unknown or stands there twice
     */
    public static BusinessCalendar of(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("there is no calendar \"" + name + "\""));
    }

    /** As {@link #of}, or nothing if there is no such calendar. */
    public static Optional<BusinessCalendar> named(String name) {
        var parts = List.of(name.split("\\+", -1));
        var known = Arrays.stream(FinancialCentre.values())
                .map(FinancialCentre::name)
                .toList();
        return known.containsAll(parts) && new HashSet<>(parts).size() == parts.size()
                ? Optional.of(new BusinessCalendar(
                        parts.stream().map(FinancialCentre::valueOf).toList()))
                : Optional.empty();
    }

    /** Whether the calendar answers for this date. */
    public static boolean covers(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    /** The names of the centres joined by {@code +}, in their order: {@link #of} reads it back. */
    public String name() {
        return centres.stream().map(FinancialCentre::name).collect(Collectors.joining("+"));
    }

    /**
     * Whether banks are open on the date, in every centre.
     *
     * @throws IllegalArgumentException if the date is outside the years that the calendar knows
     */
    public boolean isBusinessDay(LocalDate date) {
        if (!covers(date)) {
            throw new IllegalArgumentException(
                    "calendar " + name() + " covers " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + date);
        }
        for (var centre : centres) {
            if (centre.isClosed(date)) {
                return false;
            }
        }
        return true;
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

    @Override
    public String toString() {
        return name();
    }
}
