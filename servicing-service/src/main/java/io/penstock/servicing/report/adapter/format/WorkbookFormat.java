package io.penstock.servicing.report.adapter.format;

import io.penstock.servicing.report.ReportColumn;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.application.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/**
 * An Office Open XML workbook: the head on the first sheet, each table on one of its own. Numbers are numbers, with all
 * their decimals; the time of writing is left out, so that equal reports are equal files.
 */
@Component
class WorkbookFormat implements ReportFormat {

    /** Not the first moment that the format knows: that one is written with the zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String NO_DATE = "1980-02-01T00:00:00Z";
    private static final int WIDTH = 24;
    private static final int LONGEST_NAME = 31;

    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public byte[] write(ReportDocument report) {
        try {
            var file = Files.createTempFile("report", ".xlsx");
            try {
                fill(file, report);
                return withoutTime(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path file, ReportDocument report) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Penstock", "1.0")) {
            head(workbook.newWorksheet("Report"), report);
            for (var section : report.sections()) {
                var sheet = workbook.newWorksheet(sheetName(section.name()));
                for (int column = 0; column < section.columns().size(); column++) {
                    sheet.width(column, WIDTH);
                    sheet.value(0, column, section.columns().get(column).title());
                    sheet.style(0, column).bold().set();
                    for (int row = 0; row < section.rows().size(); row++) {
                        cell(
                                sheet,
                                row + 1,
                                column,
                                section.columns().get(column).kind(),
                                section.rows().get(row).get(column));
                    }
                }
                sheet.freezePane(1, 1);
            }
        }
    }

    private static void head(Worksheet sheet, ReportDocument report) {
        sheet.width(0, WIDTH);
        sheet.width(1, 2 * WIDTH);
        sheet.value(0, 0, report.title());
        sheet.style(0, 0).bold().set();
        for (int i = 0; i < report.facts().size(); i++) {
            sheet.value(i + 1, 0, report.facts().get(i).title());
            sheet.value(i + 1, 1, report.facts().get(i).value());
        }
        int last = report.facts().size() + 1;
        sheet.value(last, 0, "SHA-256 of the JSON file");
        sheet.value(last, 1, report.hash());
    }

    private static void cell(Worksheet sheet, int row, int column, ReportColumn.Kind kind, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (!kind.isNumber()) {
            sheet.value(row, column, value);
            return;
        }
        sheet.value(row, column, new BigDecimal(value));
        sheet.style(row, column).format(format(kind, value)).set();
    }

    /** As many decimals as the figure has. */
    private static String format(ReportColumn.Kind kind, String value) {
        int point = value.indexOf('.');
        int decimals = point < 0 ? 0 : value.length() - point - 1;
        return kind == ReportColumn.Kind.RATE
                ? "0" + decimals(Math.max(0, decimals - 2)) + "%"
                : "#,##0" + decimals(decimals);
    }

    private static String decimals(int count) {
        return count == 0 ? "" : "." + "0".repeat(count);
    }

    private static String sheetName(String section) {
        return section.length() > LONGEST_NAME ? section.substring(0, LONGEST_NAME) : section;
    }

    /** The library stamps the file with the moment of writing, in its properties and in each entry. */
    private static byte[] withoutTime(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipFile(file.toFile());
                var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var entry : Collections.list(in.entries())) {
                byte[] bytes;
                try (var content = in.getInputStream(entry)) {
                    bytes = content.readAllBytes();
                }
                var timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(NO_TIME);
                zip.putNextEntry(timeless);
                zip.write(entry.getName().equals("docProps/core.xml") ? undated(bytes) : bytes);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] undated(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + NO_DATE)
                .getBytes(StandardCharsets.UTF_8);
    }
}
