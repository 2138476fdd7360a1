package io.penstock.onchain;

import java.time.LocalDate;

/** Calendar dates on chain are the number yyyymmdd: readable in any explorer and free of time zones. */
final class Dates {
    private Dates() {}

    static long number(LocalDate date) {
        return date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
    }

    static LocalDate date(long number) {
        return LocalDate.of((int) (number / 10_000), (int) (number / 100 % 100), (int) (number % 100));
    }
}
