package io.penstock.servicing.report.adapter.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.report.ReportColumn;
import io.penstock.servicing.report.ReportColumn.Kind;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.ReportSection;
import io.penstock.servicing.report.application.ReportFormat;
import io.penstock.servicing.report.domain.InvestorReport;
import io.penstock.servicing.report.domain.ReportCases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same figures in every format, read back by other programs than wrote them, and the same bytes every time. */
class FormatsTest {

    private final ReportDocument report = InvestorReport.of(ReportCases.facts());

    static Stream<ReportFormat> formats() {
        return Stream.of(new CsvFormat(), new WorkbookFormat(), new PdfFormat());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void equalReportsAreEqualFiles(ReportFormat format) {
        var here = format.write(report);
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(format.write(ReportDocument.parse(report.text()))).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void thePdfHasEveryRow() throws IOException {
        String text = pdfText(report);
        assertThat(text).contains(report.hash());
        for (var fact : report.facts()) {
            assertThat(text).contains(fact.title() + " " + fact.value());
        }
        for (var section : report.sections()) {
            assertThat(text).contains(section.title());
            for (var row : section.rows()) {
                assertThat(text).contains(shown(section, row));
            }
        }
    }

    @Test
    void thePdfKnowsNoTime() throws IOException {
        try (var pdf = Loader.loadPDF(new PdfFormat().write(report))) {
            assertThat(pdf.getDocumentInformation().getCreationDate()).isNull();
            assertThat(pdf.getDocumentInformation().getModificationDate()).isNull();
        }
    }

    @Test
    void aScriptThatTheFontDoesNotHaveStopsNoReport() throws IOException {
        var section = new ReportSection(
                "s", "S", List.of(new ReportColumn("n", "N", Kind.TEXT)), List.of(List.of("资产 Ünïtś €")));
        assertThat(pdfText(new ReportDocument("k", "T", List.of(), List.of(section))))
                .contains("?? Ünïtś €");
    }

    @Test
    void aLongTableGoesOverPagesUnderItsHead() throws IOException {
        var rows = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> List.of("row " + i))
                .toList();
        var section = new ReportSection("s", "S", List.of(new ReportColumn("n", "Name", Kind.TEXT)), rows);
        var document = new ReportDocument("k", "T", List.of(), List.of(section));
        try (var pdf = Loader.loadPDF(new PdfFormat().write(document))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(4);
        }
        var text = pdfText(document);
        for (var row : rows) {
            assertThat(text).contains(row.getFirst());
        }
        assertThat(text.split("Name", -1)).hasSizeGreaterThan(5);
    }

    @Test
    void theWorkbookHasEveryFigureAsANumber() throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(new WorkbookFormat().write(report)))) {
            for (var section : report.sections()) {
                var rows = workbook.findSheet(section.name()).orElseThrow().read();
                assertThat(rows).hasSize(section.rows().size() + 1);
                for (int r = 0; r < section.rows().size(); r++) {
                    for (int c = 0; c < section.columns().size(); c++) {
                        var wanted = section.rows().get(r).get(c);
                        if (wanted.isEmpty()) {
                            continue;
                        }
                        if (section.columns().get(c).kind().isNumber()) {
                            assertThat(rows.get(r + 1).getCellAsNumber(c))
                                    .get()
                                    .usingComparator(BigDecimal::compareTo)
                                    .isEqualTo(new BigDecimal(wanted));
                        } else {
                            assertThat(rows.get(r + 1).getCellText(c)).isEqualTo(wanted);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theWorkbookKnowsNoTime() throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(new WorkbookFormat().write(report)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).as(entry.getName()).isEqualTo(1980);
                if (entry.getName().equals("docProps/core.xml")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .contains("1980-02-01T00:00:00Z")
                            .doesNotContain("202");
                }
            }
        }
    }

    @Test
    void theCsvHasEveryFigure() {
        var lines = new String(new CsvFormat().write(report), StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toSet());
        for (var section : report.sections()) {
            for (int r = 0; r < section.rows().size(); r++) {
                for (int c = 0; c < section.columns().size(); c++) {
                    var column = section.columns().get(c);
                    var value = section.rows().get(r).get(c);
                    assertThat(lines)
                            .contains(section.name() + "," + (r + 1) + "," + column.name() + "," + column.kind() + ","
                                    + (value.contains(",") ? "\"" + value + "\"" : value));
                }
            }
        }
    }

    @Test
    void theCsvQuotesWhatNeedsIt() {
        var section = new ReportSection(
                "s", "S", List.of(new ReportColumn("n", "N", Kind.TEXT)), List.of(List.of("a \"b\",\nc")));
        assertThat(new String(
                        new CsvFormat().write(new ReportDocument("k", "T", List.of(), List.of(section))),
                        StandardCharsets.UTF_8))
                .isEqualTo("section,row,column,kind,value\r\ns,1,n,TEXT,\"a \"\"b\"\",\nc\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMOUNT  | 1234567.80  | 1,234,567.80",
                "AMOUNT  | -123456.00  | -123,456.00",
                "AMOUNT  | 999.99      | 999.99",
                "COUNT   | 1000        | 1,000",
                "RATE    | 0.01250000  | 1.250000 %",
                "RATE    | ''          | ''",
                "DECIMAL | 1000.000000 | 1,000.000000",
                "TEXT    | 1000        | 1000",
            })
    void figuresAreShownWithAllTheirDecimals(Kind kind, String value, String shown) {
        assertThat(PdfFormat.shown(kind, value)).isEqualTo(shown);
    }

    private static String shown(ReportSection section, List<String> row) {
        var cells = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var cell = PdfFormat.shown(section.columns().get(i).kind(), row.get(i));
            cells.append(cell.isEmpty() || cells.isEmpty() ? "" : " ").append(cell);
        }
        return cells.toString();
    }

    private static String pdfText(ReportDocument document) throws IOException {
        try (var pdf = Loader.loadPDF(new PdfFormat().write(document))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf).replaceAll("[ \\t]+", " ");
        }
    }
}
