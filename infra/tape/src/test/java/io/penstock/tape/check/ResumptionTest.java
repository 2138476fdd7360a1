package io.penstock.tape.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.Finding;
import io.penstock.tape.TapeRow;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import io.penstock.tape.source.TapePlace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that is cut off after any row and goes on in another process ends as one that was not. */
class ResumptionTest {

    private static final int ROWS = 24;

    /** What a store keeps after each row. */
    private record Kept(
            long rows, TapePlace place, String state, Map<String, Long> known, List<String> stored, int findings) {}

    private static final class Store implements Rows {

        private final List<Finding> findings = new ArrayList<>();
        private final List<String> stored = new ArrayList<>();
        private final Map<String, Long> known = new LinkedHashMap<>();
        private final List<Kept> after = new ArrayList<>();
        private Optional<TapePosition> position = Optional.empty();

        @Override
        public void started(TapePosition at) {
            position = Optional.of(at);
        }

        @Override
        public void header(List<String> names) {}

        @Override
        public void row(TapeRow row, boolean admitted) {
            var at = position.orElseThrow();
            stored.add(row.line() + " " + row.textOf(1) + " " + row.textOf(18) + " " + admitted);
            at.key().ifPresent(key -> known.put(key, admitted ? row.line() : -row.line()));
            after.add(new Kept(
                    at.rows(), at.place(), at.state(), Map.copyOf(known), List.copyOf(stored), findings.size()));
        }
    }

    static Stream<Arguments> files() {
        var loans = new ArrayList<Map<String, String>>();
        for (int i = 0; i < ROWS; i++) {
            var loan = SmallTapes.auto(i);
            if (i % 5 == 2) {
                loan.put("originalLoanAmount", "12x"); // rejected
            }
            if (i % 7 == 3) {
                loan.put("assetNumber", "A1"); // repeated
            }
            if (i % 3 == 1) {
                loan.put("vehicleManufacturerName", "CITROËN, \"neuf\"");
            }
            loans.add(loan);
        }
        var csv = SmallTapes.csv(loans);
        return Stream.of(
                Arguments.of("UTF-8", bytes(csv, StandardCharsets.UTF_8), true),
                Arguments.of("byte order mark", bytes("\uFEFF" + csv, StandardCharsets.UTF_8), true),
                Arguments.of(
                        "beyond the basic plane",
                        bytes(csv.replace("Ë", "\uD83D\uDE97"), StandardCharsets.UTF_8),
                        true),
                Arguments.of("Windows-1252", bytes(csv, Charset.forName("windows-1252")), true),
                Arguments.of("CRLF", bytes(csv.replace("\n", "\r\n"), StandardCharsets.UTF_8), true),
                Arguments.of("gzip", EveryRuleTest.gzip(bytes(csv, StandardCharsets.UTF_8)), false),
                Arguments.of("zip", EveryRuleTest.zip(Map.of("a.csv", bytes(csv, StandardCharsets.UTF_8))), false),
                Arguments.of("XML", bytes(SmallTapes.xml(loans), StandardCharsets.UTF_8), false));
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void goesOnAfterAnyRow(String name, byte[] file, boolean canBeEntered) {
        var whole = new Store();
        var expected = check(file, whole, Optional.empty());
        assertThat(expected.result().rows()).isEqualTo(ROWS);
        assertThat(expected.result().rejected()).isBetween(4L, 12L);
        for (var kept : whole.after) {
            var second = new Store();
            second.known.putAll(kept.known());
            var gone = check(file, second, Optional.of(kept));
            assertThat(gone.result()).as("%s after row %d", name, kept.rows()).isEqualTo(expected.result());
            var rows = new ArrayList<>(kept.stored());
            rows.addAll(second.stored);
            assertThat(rows).isEqualTo(whole.stored);
            var findings = new ArrayList<>(whole.findings.subList(0, kept.findings()));
            findings.addAll(second.findings);
            assertThat(findings).isEqualTo(whole.findings);
            assertThat(kept.place().canBeEntered()).isEqualTo(canBeEntered);
        }
    }

    private static Checked check(byte[] file, Store store, Optional<Kept> kept) {
        var options = Options.standard().forPool(Currency.getInstance("USD"));
        if (kept.isPresent()) {
            var from = kept.get();
            options = options.goingOn(new Resumption(
                    "",
                    from.rows(),
                    from.place(),
                    from.state(),
                    position -> at(file, position),
                    each -> from.known().forEach(each::accept)));
        }
        try {
            return TapeChecker.check(new ByteArrayInputStream(file), "tape", options, store.findings::add, store);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private static InputStream at(byte[] file, long position) {
        return new ByteArrayInputStream(Arrays.copyOfRange(file, (int) position, file.length));
    }
}
