package io.penstock.kernel;

import static io.penstock.kernel.BusinessCalendar.USNY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    /** Holidays of the Federal Reserve Banks as published for 2020 to 2023, one of each kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01",
                "2020-01-20",
                "2020-02-17",
                "2020-05-25",
                "2020-09-07",
                "2020-10-12",
                "2020-11-11",
                "2020-11-26",
                "2020-12-25",
                "2021-07-05", // the 4th was a Sunday
                "2022-06-20", // Juneteenth, a Sunday
                "2022-12-26", // Christmas, a Sunday
                "2023-01-02", // New Year, a Sunday
                "2023-06-19"
            })
    void closesOnHolidays(LocalDate date) {
        assertThat(USNY.isBusinessDay(date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-07-03", // Independence Day was the Saturday after: Reserve Banks were open
                "2021-12-24", // Christmas was the Saturday after
                "2021-12-31", // New Year was the Saturday after
                "2021-06-18", // Juneteenth became law the day before
                "2020-06-19", // and was no holiday the year before
                "2020-11-16",
                "2020-03-02",
                "2020-10-05",
                "2020-11-19",
                "2020-01-13",
                "2020-02-24",
                "2020-05-18"
            })
    void isOpenOtherwise(LocalDate date) {
        assertThat(USNY.isBusinessDay(date)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-08-15", "2020-08-16"})
    void closesOnWeekends(LocalDate date) {
        assertThat(USNY.isBusinessDay(date)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-09-15, -1, 2020-09-14",
        "2020-10-13, -1, 2020-10-09", // over Columbus Day and a weekend
        "2020-11-16, -1, 2020-11-13",
        "2020-11-25,  1, 2020-11-27", // over Thanksgiving
        "2020-11-15,  0, 2020-11-15",
        "2020-12-31,  2, 2021-01-05",
    })
    void countsBusinessDays(LocalDate from, int days, LocalDate to) {
        assertThat(USNY.plusBusinessDays(from, days)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,               2020-11-15, 2020-11-15",
        "FOLLOWING,          2020-11-15, 2020-11-16",
        "FOLLOWING,          2020-10-15, 2020-10-15",
        "PRECEDING,          2020-11-15, 2020-11-13",
        "MODIFIED_FOLLOWING, 2020-11-15, 2020-11-16",
        "MODIFIED_FOLLOWING, 2020-05-31, 2020-05-29", // a Sunday at the end of a month
        "FOLLOWING,          2020-05-31, 2020-06-01",
    })
    void movesADate(BusinessDayConvention convention, LocalDate date, LocalDate moved) {
        assertThat(convention.adjust(date, USNY)).isEqualTo(moved);
    }

    @Test
    void answersForItsYearsOnly() {
        assertThat(USNY.isBusinessDay(LocalDate.of(2100, 12, 31))).isTrue();
        assertThatThrownBy(() -> USNY.isBusinessDay(LocalDate.of(2101, 1, 3)))
                .hasMessage("calendar USNY covers 1990 to 2100, not 2101-01-03");
        assertThatThrownBy(() -> USNY.isBusinessDay(LocalDate.of(1989, 12, 29)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isFoundByItsName() {
        assertThat(BusinessCalendar.named("USNY")).contains(USNY);
        assertThat(BusinessCalendar.named("usny")).isEmpty();
    }
}
