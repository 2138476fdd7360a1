package io.penstock.projection.contract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The end of a day is the start of the next when interest runs. */
final class TimesOfDay {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private TimesOfDay() {}

    static LocalDate accrualDate(LocalDateTime time) {
        return time.toLocalTime().isBefore(END_OF_DAY)
                ? time.toLocalDate()
                : time.toLocalDate().plusDays(1);
    }
}
