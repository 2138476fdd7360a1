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
        "MODIFIED_PRECEDING, 2020-11-15, 2020-11-13",
        "MODIFIED_PRECEDING, 2020-11-01, 2020-11-02", // a Sunday at the start of a month
        "NEAREST,            2020-11-14, 2020-11-13", // a Saturday
        "NEAREST,            2020-11-15, 2020-11-16", // a Sunday
        "NEAREST,            2020-09-07, 2020-09-08", // Labor Day, a Monday
        "NEAREST,            2020-11-26, 2020-11-25", // Thanksgiving, a Thursday
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

    /** Closing days as the European Central Bank and gov.uk publish them, and days between that are open. */
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "TARGET,   2024-03-29, false", // Good Friday
        "TARGET,   2024-04-01, false", // Easter Monday
        "TARGET,   2025-04-18, false",
        "TARGET,   2025-04-21, false",
        "TARGET,   2025-05-01, false",
        "TARGET,   2025-12-25, false",
        "TARGET,   2025-12-26, false",
        "TARGET,   2026-01-01, false",
        "TARGET,   2001-12-31, false", // the changeover to euro notes
        "TARGET,   2002-12-31, true",
        "TARGET,   2022-12-27, true", // Christmas was a Sunday: not moved
        "TARGET,   2025-05-26, true", // a holiday of London
        "TARGET,   2025-07-04, true", // and one of New York
        "TARGET,   1999-04-02, true", // in its first year it opened on Good Friday
        "GBLO,     2025-01-01, false",
        "GBLO,     2022-01-03, false", // New Year was a Saturday
        "GBLO,     2023-01-02, false", // and the next a Sunday
        "GBLO,     2024-01-02, true",
        "GBLO,     2024-03-29, false",
        "GBLO,     2024-04-01, false",
        "GBLO,     2024-05-06, false",
        "GBLO,     2020-05-08, false", // Friday instead of Monday the 4th
        "GBLO,     2020-05-04, true",
        "GBLO,     2024-05-27, false",
        "GBLO,     2022-06-02, false", // Platinum Jubilee
        "GBLO,     2022-06-03, false",
        "GBLO,     2022-05-30, true",
        "GBLO,     2012-06-05, false",
        "GBLO,     2011-04-29, false", // royal wedding
        "GBLO,     2022-09-19, false", // state funeral
        "GBLO,     2023-05-08, false", // coronation
        "GBLO,     2023-05-01, false",
        "GBLO,     2024-08-26, false",
        "GBLO,     2021-12-27, false", // Christmas was a Saturday
        "GBLO,     2021-12-28, false",
        "GBLO,     2022-12-26, false",
        "GBLO,     2022-12-27, false", // Christmas was a Sunday
        "GBLO,     2020-12-28, false", // the day after Christmas was a Saturday
        "GBLO,     2020-12-29, true",
        "GBLO,     2023-12-27, true", // a Wednesday
        "WEEKENDS, 2024-12-25, true",
        "WEEKENDS, 2024-12-28, false",
        "NONE,     2024-12-25, true",
        "NONE,     2024-12-28, true",
    })
    void knowsOtherCentres(String calendar, LocalDate date, boolean open) {
        assertThat(BusinessCalendar.of(calendar).isBusinessDay(date)).isEqualTo(open);
    }

    /** Easter Sundays of the tables of the Book of Common Prayer, the earliest and latest possible among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1990-04-15", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25", "2049-04-18", "2100-03-28"
            })
    void findsEaster(LocalDate sunday) {
        assertThat(FinancialCentre.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }

    @Test
    void joinsSeveralCentres() {
        var both = BusinessCalendar.of("USNY+GBLO");
        assertThat(both.isBusinessDay(LocalDate.of(2024, 7, 4))).isFalse(); // New York
        assertThat(both.isBusinessDay(LocalDate.of(2024, 8, 26))).isFalse(); // London
        assertThat(both.isBusinessDay(LocalDate.of(2024, 8, 27))).isTrue();
        assertThat(both).hasToString("USNY+GBLO").isEqualTo(BusinessCalendar.of(both.name()));
        assertThat(BusinessCalendar.of("NONE+WEEKENDS").isBusinessDay(LocalDate.of(2024, 7, 6)))
                .isFalse();
        assertThat(BusinessCalendar.named("USNY+")).isEmpty();
        assertThat(BusinessCalendar.named("USNY+USNY")).isEmpty();
        assertThat(BusinessCalendar.named("")).isEmpty();
        assertThatThrownBy(() -> BusinessCalendar.of("USNY+MARS")).hasMessage("there is no calendar \"USNY+MARS\"");
    }

    @Test
    void isFoundByItsName() {
        assertThat(BusinessCalendar.named("USNY")).contains(USNY);
        assertThat(BusinessCalendar.named("usny")).isEmpty();
    }
}
