package io.penstock.onchain;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Calendar dates on chain are the number yyyymmdd: readable in any explorer and free of time zones. */
final class Dates {
    private Dates() {}

    static long number(LocalDate date) {
        return date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
    }

    /** Start of the day in UTC, in seconds of Unix time: what is compared with the time of a block. */
    static long seconds(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    static LocalDate date(long number) {
        return LocalDate.of((int) (number / 10_000), (int) (number / 100 % 100), (int) (number % 100));
    }
}
