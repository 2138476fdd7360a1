package io.penstock.tape.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.MappingProposal;
import io.penstock.tape.Role;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeResult.Total;
import io.penstock.tape.Unit;
import io.penstock.tape.check.TapeChecker.Options;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers come in exactly, and text in the encoding that it has. */
class NumbersAndTextTest {

    @Test
    void amountsAreWhatExactDecimalsSay() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        for (int i = 0; i < 2_000; i++) {
            var number =
                    BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(10));
            var text = number.toPlainString();
            var outcome = Checks.of(SmallTapes.autoCsv(loan -> loan.put("vehicleValueAmount", text)));
            assertThat(sum(outcome)).as(text).isEqualTo(number.setScale(2, RoundingMode.HALF_UP));
        }
    }

    private static BigDecimal sum(Checks.Outcome outcome) {
        return outcome.checked().result().totals().stream()
                .filter(t -> t.field().equals("vehicleValueAmount"))
                .map(Total::read)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void aNameWithAccentsIsTheSameInBothEncodings(String charset) {
        var csv = SmallTapes.autoCsv(loan -> loan.put("obligorGeographicLocation", "São €"));
        var outcome = Checks.of(csv.getBytes(Charset.forName(charset)), Options.standard());
        assertThat(outcome.checked().result().regions()).containsOnlyKeys("São €");
        assertThat(outcome.rules().contains(Rule.FILE_ENCODING_GUESSED)).isEqualTo(!charset.equals("UTF-8"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() {
        assertThat(Checks.of("\uFEFF" + SmallTapes.autoCsv(loan -> {})).rules()).doesNotContain(Rule.COLUMN_UNKNOWN);
    }

    @Test
    void damageAfterRealUtf8IsDamageAndNoOtherEncoding() {
        var bytes = SmallTapes.autoCsv(loan -> loan.put("vehicleManufacturerName", "CITROËN"))
                .getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xE9;
        var outcome = Checks.of(bytes, Options.standard());
        assertThat(outcome.first(Rule.FILE_ENCODING_WRONG).line()).isEqualTo(2);
    }

    @Test
    void separatorsAreFoundInTheHeader() {
        var csv = SmallTapes.autoCsv(loan -> {});
        for (var separator : List.of(";", "\t", "|")) {
            assertThat(Checks.of(csv.replace(",", separator)).checked().result().admitted())
                    .isEqualTo(1);
        }
    }

    @Test
    void aProposalKnowsNamesUnitsAndDates() throws IOException {
        var file =
                "Loan Number;Int_Rate;Issue Date;Current Balance;Remark\nA1;6.87;31.7.2020;100.50;x\nA2;7.1;1.8.2020;5;y\n";
        var samples = TapeSamples.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        var guesses = MappingProposal.of(samples.names(), samples.rows());
        assertThat(guesses.stream().map(g -> g.role().orElse(null)))
                .containsExactly(Role.LOAN_ID, Role.RATE, Role.ORIGINATED, Role.CLOSING_BALANCE, null);
        assertThat(guesses.get(1).unit()).isEqualTo(Optional.of(Unit.PERCENT));
        assertThat(guesses.get(2).dates().orElseThrow().pattern()).isEqualTo("d.M.yyyy");
        assertThat(guesses.getLast().confidence()).isZero();
        assertThat(guesses.getFirst().samples()).containsExactly("A1", "A2");
    }
}
