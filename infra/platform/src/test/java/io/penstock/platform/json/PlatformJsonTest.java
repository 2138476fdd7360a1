package io.penstock.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class PlatformJsonTest {

    private final JsonMapper json = PlatformJson.mapper();

    record DealId(String value) {

        DealId {
            if (value.isBlank()) {
                throw new IllegalArgumentException("deal id is blank");
            }
        }
    }

    record Sample(
            DealId zulu,
            Money amount,
            BigDecimal rate,
            LocalDate date,
            YearMonth period,
            Instant at,
            Map<DealId, List<Money>> byDeal) {}

    private static final Sample SAMPLE = new Sample(
            new DealId("ATLAS/A"),
            Money.of("USD", "-123.45"),
            new BigDecimal("0.0000001450"),
            LocalDate.of(2020, 8, 19),
            YearMonth.of(2020, 8),
            Instant.parse("2026-11-21T00:00:00.000001Z"),
            Map.of(new DealId("D"), List.of(Money.of("JPY", "9223372036854775807"))));

    private static final String TEXT =
            "{\"zulu\":\"ATLAS/A\",\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"-12345\"},"
                    + "\"rate\":\"0.0000001450\",\"date\":\"2020-08-19\",\"period\":\"2020-08\","
                    + "\"at\":\"2026-11-21T00:00:00.000001Z\","
                    + "\"byDeal\":{\"D\":[{\"currency\":\"JPY\",\"minorUnits\":\"9223372036854775807\"}]}}";

    @Test
    void writesInTheOrderOfTheRecordWithEveryFigureAsText() {
        assertThat(json.writeValueAsString(SAMPLE)).isEqualTo(TEXT);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(json.readValue(TEXT, Sample.class)).isEqualTo(SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currency\":\"USD\"}",
                "{\"currency\":\"XXQ\",\"minorUnits\":\"1\"}",
                "{\"currency\":\"USD\",\"minorUnits\":\"1.5\"}",
                "{\"currency\":\"USD\",\"minorUnits\":\"9223372036854775808\"}",
                "12",
            })
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> json.readValue(text, Money.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesWhatTheIdRefuses() {
        assertThatThrownBy(() -> json.readValue("\" \"", DealId.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("deal id is blank");
        assertThatThrownBy(() -> json.readValue("{}", DealId.class)).isInstanceOf(JacksonException.class);
    }
}
