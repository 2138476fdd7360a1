package io.penstock.tape.check;

import static io.penstock.tape.check.EveryRuleTest.many;
import static io.penstock.tape.check.SmallTapes.csv;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.Role;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeMapping;
import io.penstock.tape.TapeMapping.Column;
import io.penstock.tape.TapeRow;
import io.penstock.tape.Unit;
import io.penstock.tape.check.Checks.Outcome;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import io.penstock.tape.source.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks are read like the same rows as text, whoever wrote them. */
class WorkbookTest {

    private static final Column NONE = new Column(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            false);

    /** Collects the rows as they were judged. */
    private static final class Seen implements Rows {

        private final List<List<String>> rows = new ArrayList<>();

        @Override
        public void header(List<String> names) {}

        @Override
        public void row(TapeRow row, boolean admitted) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < row.columns(); i++) {
                cells.add(row.textOf(i));
            }
            rows.add(cells);
        }
    }

    @Test
    void aWorkbookIsJudgedLikeTheSameRowsAsText() {
        var text = csv(many(40)).replaceFirst("29019.59", "abc");
        var plain = new Seen();
        var sheet = new Seen();
        var asText = Checks.of(text.getBytes(StandardCharsets.UTF_8), "t", Options.standard(), plain);
        var asSheet = Checks.of(Workbooks.of(text), "t", Options.standard(), sheet);
        assertThat(sheet.rows).isEqualTo(plain.rows).hasSize(40);
        assertThat(asSheet.checked().result()).isEqualTo(asText.checked().result());
        assertThat(asSheet.first(Rule.NUMBER_MALFORMED).line()).isEqualTo(2);
        assertThat(asSheet.first(Rule.NUMBER_MALFORMED).detail()).isEqualTo("cell Loans!F2");
    }

    /** The columns of a servicer's sheet, which starts at C4 under a title, with a hidden header. */
    private static final String SERVICER = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Portfolio report</t></is></c></row>
            <row r="4" hidden="1"><c r="C4" t="inlineStr"><is><t>Contract No</t></is></c><c r="D4" t="inlineStr"><is><r><t>Ra</t></r><rPh><t>x</t></rPh><r><t>te</t></r></is></c>
            <c r="E4" t="inlineStr"><is><t>Balance</t></is></c><c r="F4" t="inlineStr"><is><t>As Of Date</t></is></c><c r="G4" t="inlineStr"><is><t>Open</t></is></c></row>
            <row r="5">%s</row>
            """;

    private static Map<String, Column> servicer(Unit unit) {
        var columns = new LinkedHashMap<String, Column>();
        columns.put("Contract No", column(CellType.TEXT, Role.LOAN_ID, Optional.empty(), Optional.empty()));
        columns.put("Rate", column(CellType.RATE, Role.RATE, Optional.of(unit), Optional.empty()));
        columns.put("Balance", column(CellType.AMOUNT, Role.CLOSING_BALANCE, Optional.empty(), Optional.empty()));
        columns.put(
                "As Of Date", column(CellType.DATE, Role.PERIOD_END, Optional.empty(), Optional.of(DateForm.EU_DOT)));
        columns.put(
                "Open",
                new Column(
                        Optional.empty(),
                        Optional.of(CellType.YES_NO),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        false));
        return columns;
    }

    private static Column column(CellType type, Role role, Optional<Unit> unit, Optional<DateForm> dates) {
        return new Column(
                Optional.empty(), Optional.of(type), Optional.of(role), false, unit, dates, NONE.codes(), false);
    }

    private static Outcome servicer(Workbooks book, Unit unit, Rows rows) {
        var mapping = new TapeMapping(
                "m", Optional.empty(), Optional.empty(), servicer(unit), Set.of(), false, 0, "", List.of());
        return Checks.of(book.bytes(), "t", Options.standard().as(mapping.toForm()), rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a text, a percentage, an amount with noise, a day by a built-in format, a flag
                "<c r=\"C5\" t=\"str\"><f>A1</f><v>K-1</v></c><c r=\"D5\" s=\"3\"><v>6.8699999999999997E-2</v></c><c r=\"E5\"><v>25565.38</v></c><c r=\"F5\" s=\"1\"><v>44043</v></c><c r=\"G5\" t=\"b\"><v>1</v></c>|PERCENT|K-1,6.8699999999999997,25565.38,31.7.2020,Y",
                // the same percentage where the mapping speaks of fractions; a day by a code, with a time of day
                "<c r=\"C5\" t=\"str\"><v>K-1</v></c><c r=\"D5\" s=\"3\"><v>0.0687</v></c><c r=\"E5\" s=\"5\"><v>1E2</v></c><c r=\"F5\" s=\"2\"><v>44043.75</v></c><c r=\"G5\" t=\"b\"><v>0</v></c>|PLAIN|K-1,0.0687,100,31.7.2020,N",
                // numbers stored as texts; a day as ISO; references left out
                "<c r=\"C5\"><v>17</v></c><c t=\"str\"><v>6.87</v></c><c t=\"str\"><v> 100.50 </v></c><c t=\"d\"><v>2020-07-31T00:00:00</v></c>|PERCENT|17,6.87, 100.50 ,31.7.2020,",
                // the first days of the calendar, and the one that there never was
                "<c r=\"C5\"><v>1</v></c><c r=\"F5\" s=\"1\"><v>61</v></c>|PLAIN|1,,,1.3.1900,",
                "<c r=\"C5\"><v>1</v></c><c r=\"F5\" s=\"1\"><v>60</v></c>|PLAIN|1,,,29.2.1900,",
                "<c r=\"C5\"><v>1</v></c><c r=\"F5\" s=\"1\"><v>1</v></c>|PLAIN|1,,,1.1.1900,",
                // hours are no day; neither is a number without a format
                "<c r=\"C5\"><v>1</v></c><c r=\"F5\" s=\"4\"><v>0.5</v></c>|PLAIN|1,,,0.5,",
                "<c r=\"C5\"><v>1</v></c><c r=\"F5\"><v>44043</v></c>|PLAIN|1,,,44043,",
            })
    void cellsAreReadAsTheyAreMeant(String cells, Unit unit, String expected) {
        var seen = new Seen();
        servicer(new Workbooks().sheet("Loans", "", SERVICER.formatted(cells)), unit, seen);
        assertThat(seen.rows).hasSize(1);
        assertThat(String.join(",", seen.rows.getFirst())).isEqualTo(expected);
    }

    @Test
    void aWorkbookMayCountFrom1904() {
        var seen = new Seen();
        var row = SERVICER.formatted("<c r=\"C5\"><v>1</v></c><c r=\"F5\" s=\"1\"><v>42581</v></c>");
        servicer(new Workbooks().sheet("Loans", "", row).from1904(), Unit.PLAIN, seen);
        assertThat(seen.rows.getFirst().get(3)).isEqualTo("31.7.2020");
    }

    @Test
    void aNumberOfALoanWithMoreDigitsThanAWorkbookKeepsIsDamaged() {
        var row = SERVICER.formatted("<c r=\"C5\"><v>1234567890123450</v></c>");
        var found = servicer(new Workbooks().sheet("Loans", "", row), Unit.PLAIN, Rows.none());
        assertThat(found.first(Rule.ID_DAMAGED).detail()).startsWith("cell Loans!C5; a number");
        var long18 = SERVICER.formatted("<c r=\"C5\"><v>1.23456789012345E+18</v></c>");
        assertThat(servicer(new Workbooks().sheet("Loans", "", long18), Unit.PLAIN, Rows.none())
                        .rules())
                .contains(Rule.ID_DAMAGED);
    }

    @Test
    void whatIsBesideTheTableIsSaid() {
        var row = SERVICER.formatted("<c r=\"C5\"><v>1</v></c><c r=\"J5\"><v>7</v></c>");
        var found = servicer(new Workbooks().sheet("Loans", "", row), Unit.PLAIN, Rows.none());
        assertThat(found.first(Rule.COLUMN_UNNAMED).detail()).contains("Loans!J5");
    }

    /** A hidden sheet is read only if the mapping names it. */
    @Test
    void ofSeveralSheetsTheVisibleOneThatFitsIsRead() {
        var book = new Workbooks();
        var loans = book.rows(csv(many(3)));
        var file = book.sheet("Old", "veryHidden", book.rows(csv(many(7))))
                .sheet("Cover", "", book.rows("Report,July"))
                .sheet("Loans", "", loans)
                .bytes();
        var outcome = Checks.of(file, Options.standard());
        assertThat(outcome.checked().result().rows()).isEqualTo(3);
        assertThat(outcome.first(Rule.SHEETS_PASSED_OVER).detail()).isEqualTo("Old, Cover");
    }

    @Test
    void samplesOfAWorkbookAreThoseOfItsSheet() throws IOException {
        var samples = TapeSamples.of(new ByteArrayInputStream(Workbooks.of(csv(many(3)))));
        assertThat(samples.sheet()).isEqualTo("Loans");
        assertThat(samples.form()).contains("sec-auto-loan");
        assertThat(samples.rows()).hasSize(3);
    }

    @Test
    void whatIsNoWorkbookInsideIsSaid() {
        var book = new Workbooks();
        book.sheet("Loans", "", book.rows(csv(many(1))));
        var noSheet = new LinkedHashMap<>(book.parts());
        noSheet.remove("xl/worksheets/sheet1.xml");
        assertThat(rules(Workbooks.zip(noSheet))).contains(Rule.WORKBOOK_MALFORMED);
        var binary = new LinkedHashMap<>(book.parts());
        binary.put("xl/workbook.bin", new byte[] {1});
        assertThat(rules(Workbooks.zip(binary))).contains(Rule.FILE_IS_WORKBOOK);
        assertThat(rules(book.with(
                                "xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")
                        .bytes()))
                .contains(Rule.XML_DTD_REFUSED);
        var flipped = Workbooks.of(csv(many(30)));
        flipped[flipped.length / 3] ^= 0x55;
        assertThat(Checks.of(flipped, Options.standard()).checked().result().fileRejected())
                .isTrue();
    }

    /** Kilobytes that unpack to megabytes stop at the ratio, wherever in the workbook they are. */
    @Test
    void bombsStopAtTheRatio() {
        var limits = new Limits(1L << 30, 200, 1 << 20);
        var blanks = " ".repeat(8 << 20);
        for (var part :
                List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")) {
            var book = new Workbooks();
            book.sheet("Loans", "", book.rows(csv(many(1))));
            var text = new String(java.util.Objects.requireNonNull(book.parts().get(part)), StandardCharsets.UTF_8);
            book.with(part, text.replaceFirst(">", ">" + blanks));
            assertThat(Checks.of(book.bytes(), Options.standard().within(limits))
                            .rules())
                    .as(part)
                    .containsAnyOf(Rule.FILE_RATIO_TOO_HIGH, Rule.LINE_TOO_LONG);
        }
    }

    /** Workbooks of another program, read by ours and by another reader: the same cells. */
    @Test
    void anotherProgramsWorkbooksAreReadAsAnotherReaderReadsThem() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            var file = random(seed);
            var expected = new ArrayList<List<String>>();
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                    var rows = book.getFirstSheet().openStream()) {
                rows.skip(1).forEach(row -> {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < 5; i++) {
                        var cell = row.getOptionalCell(i);
                        cells.add(
                                cell.isEmpty() || cell.get().getRawValue() == null
                                        ? ""
                                        : i == 3
                                                ? row.getCellAsDate(i)
                                                        .orElseThrow()
                                                        .toLocalDate()
                                                        .toString()
                                                : i == 4
                                                        ? String.valueOf(row.getCellAsBoolean(i)
                                                                .orElseThrow())
                                                        : i == 1
                                                                ? row.getCellAsNumber(i)
                                                                        .orElseThrow()
                                                                        .toPlainString()
                                                                : cell.get().getRawValue());
                    }
                    expected.add(cells);
                });
            }
            var mapping =
                    new TapeMapping("m", Optional.empty(), Optional.empty(), Map.of("id", NONE), Set.of(), false, 0);
            var seen = new Seen();
            Checks.of(file, "t", Options.standard().as(mapping.toForm()), seen);
            assertThat(seen.rows).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static byte[] random(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var bytes = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("S");
            var names = List.of("id", "amount", "text", "day", "flag");
            for (int i = 0; i < names.size(); i++) {
                sheet.value(0, i, names.get(i));
            }
            int rows = 1 + random.nextInt(60);
            for (int row = 1; row <= rows; row++) {
                sheet.value(row, 0, "L" + row);
                sheet.value(
                        row,
                        1,
                        BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L), random.nextInt(4)));
                var text = List.of("plain", "ä € 😀", " <&> ", "=1+1", "_x0041_", "line\nbreak")
                        .get(random.nextInt(6));
                if (random.nextBoolean()) {
                    sheet.value(row, 2, text.replace("_x0041_", "x"));
                } else if (random.nextBoolean()) {
                    sheet.inlineString(row, 2, text.replace("_x0041_", "y"));
                }
                sheet.value(row, 3, LocalDate.of(1960, 1, 1).plusDays(random.nextInt(40_000)));
                sheet.style(row, 3).format("yyyy-mm-dd").set();
                sheet.value(row, 4, random.nextBoolean());
                if (random.nextInt(5) == 0) {
                    sheet.hideRow(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Set<Rule> rules(byte[] file) {
        return Checks.of(file, Options.standard()).rules();
    }
}
