package io.penstock.servicing.report.adapter.format;

import io.penstock.servicing.report.ReportColumn;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.ReportSection;
import io.penstock.servicing.report.application.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * A PDF in A4 across, its font embedded. The font is Latin, Greek and Cyrillic: a character of another script is written
 * as a question mark, and the other formats have it. Neither time nor chance is in the file. Lengths are tenths of a point.
 */
@Component
class PdfFormat implements ReportFormat {

    private static final int BODY = 75;
    private static final int HEAD = 75;
    private static final int SECTION = 110;
    private static final int TITLE = 180;
    private static final int LINE = 120;

    @Override
    public String name() {
        return "pdf";
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public byte[] write(ReportDocument report) {
        try (var document = new PDDocument()) {
            document.setDocumentId(Long.parseUnsignedLong(report.hash().substring(0, 16), 16));
            document.getDocumentInformation().setTitle(report.title());
            document.getDocumentInformation().setProducer("Penstock");
            document.getDocumentInformation().setSubject(report.hash());
            try (var pages = new PdfPages(document, footer(report))) {
                head(pages, report);
                for (var section : report.sections()) {
                    table(pages, section);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String footer(ReportDocument report) {
        return report.fact("deal").orElse("") + "  "
                + report.fact("paymentDate").orElse("") + "  SHA-256 of the JSON file " + report.hash();
    }

    private static void head(PdfPages pages, ReportDocument report) throws IOException {
        pages.down(TITLE + 40);
        pages.text(0, TITLE, report.title());
        pages.down(80);
        for (var fact : report.facts()) {
            pages.line(LINE);
            pages.text(0, BODY + 10, fact.title());
            pages.text(1500, BODY + 10, fact.value());
        }
    }

    private static void table(PdfPages pages, ReportSection section) throws IOException {
        if (section.rows().isEmpty()) {
            return;
        }
        var widths = widths(pages, section);
        pages.room(SECTION + 4 * LINE);
        pages.down(SECTION + 140);
        pages.text(0, SECTION, section.title());
        heads(pages, section, widths);
        for (var row : section.rows()) {
            if (pages.line(LINE)) {
                heads(pages, section, widths);
                pages.line(LINE);
            }
            for (int i = 0; i < row.size(); i++) {
                cell(pages, widths, i, BODY, shown(section.columns().get(i).kind(), row.get(i)), section);
            }
        }
    }

    private static void heads(PdfPages pages, ReportSection section, int[] widths) throws IOException {
        pages.line(LINE + 30);
        for (int i = 0; i < section.columns().size(); i++) {
            cell(pages, widths, i, HEAD, section.columns().get(i).title(), section);
        }
        pages.rule(widths[widths.length - 1]);
    }

    private static void cell(PdfPages pages, int[] ends, int column, int size, String text, ReportSection section)
            throws IOException {
        int left = column == 0 ? 0 : ends[column - 1];
        boolean right = section.columns().get(column).kind().isNumber();
        pages.text(right ? ends[column] - 80 - pages.width(size, text) : left, size, text);
    }

    /** The right end of each column: as wide as its widest text, narrower all together where the page is too small. */
    private static int[] widths(PdfPages pages, ReportSection section) throws IOException {
        var ends = new int[section.columns().size()];
        int at = 0;
        for (int i = 0; i < ends.length; i++) {
            var column = section.columns().get(i);
            int widest = pages.width(HEAD, column.title());
            for (List<String> row : section.rows()) {
                widest = Math.max(widest, pages.width(BODY, shown(column.kind(), row.get(i))));
            }
            at += widest + 120;
            ends[i] = at;
        }
        return ends;
    }

    /** The figure as people read it, with all its decimals: thousands apart, ratios in per cent. */
    static String shown(ReportColumn.Kind kind, String value) {
        return switch (kind) {
            case TEXT, DATE -> value;
            case AMOUNT, COUNT, DECIMAL -> grouped(value);
            case RATE ->
                value.isEmpty()
                        ? ""
                        : new java.math.BigDecimal(value).movePointRight(2).toPlainString() + " %";
        };
    }

    private static String grouped(String value) {
        int point = value.indexOf('.');
        var whole = point < 0 ? value : value.substring(0, point);
        var grouped = new StringBuilder(point < 0 ? "" : value.substring(point));
        int digits = 0;
        for (int i = whole.length() - 1; i >= 0; i--) {
            if (digits > 0 && digits % 3 == 0 && Character.isDigit(whole.charAt(i))) {
                grouped.insert(0, ',');
            }
            grouped.insert(0, whole.charAt(i));
            digits++;
        }
        return grouped.toString();
    }
}
