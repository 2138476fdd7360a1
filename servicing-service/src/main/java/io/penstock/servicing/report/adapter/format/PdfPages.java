package io.penstock.servicing.report.adapter.format;

import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Pages of a PDF that are filled from top to bottom, with a foot on each. Lengths are tenths of a point. */
final class PdfPages implements AutoCloseable {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /** A4, across. */
    private static final int WIDTH = 8419;

    private static final int HEIGHT = 5953;
    private static final int MARGIN = 360;
    private static final int FOOT = 70;
    private static final int UNITS = 1000;

    private final PDDocument document;
    private final PDFont font;
    private final String foot;
    private @Nullable PDPageContentStream page;
    private int number;
    private int at;

    PdfPages(PDDocument document, String foot) throws IOException {
        this.document = document;
        this.foot = foot;
        try (var in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            font = PDType0Font.load(document, in, true);
        }
        next();
    }

    /** Moves down, on the same page. */
    void down(int tenths) {
        at -= tenths;
    }

    /** Begins a line; true if that began a page. */
    boolean line(int tenths) throws IOException {
        if (at - tenths < MARGIN + 2 * FOOT) {
            next();
            at -= tenths;
            return true;
        }
        at -= tenths;
        return false;
    }

    /** Begins a page if there is less room than this. */
    void room(int tenths) throws IOException {
        if (at - tenths < MARGIN + 2 * FOOT) {
            next();
        }
    }

    void text(int left, int size, String text) throws IOException {
        write(MARGIN + left, at, size, text);
    }

    /** A line under the text, this wide. */
    void rule(int width) throws IOException {
        var out = open();
        out.setLineWidth(5 / 10f);
        out.moveTo(MARGIN / 10f, (at - 30) / 10f);
        out.lineTo((MARGIN + Math.min(width, WIDTH - 2 * MARGIN)) / 10f, (at - 30) / 10f);
        out.stroke();
    }

    int width(int size, String text) throws IOException {
        return (int) Math.ceil(font.getStringWidth(printable(text)) * size / UNITS);
    }

    private void write(int left, int height, int size, String text) throws IOException {
        var out = open();
        out.beginText();
        out.setFont(font, size / 10f);
        out.newLineAtOffset(left / 10f, height / 10f);
        out.showText(printable(text));
        out.endText();
    }

    /** What the font cannot write becomes a question mark, so that a name in another script does not stop a report. */
    private String printable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            var character = Character.toString(point);
            out.append(hasGlyph(character) ? character : "?");
        });
        return out.toString();
    }

    private boolean hasGlyph(String character) {
        try {
            return font.encode(character).length > 0;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private void next() throws IOException {
        if (page != null) {
            page.close();
        }
        var fresh = new PDPage(new PDRectangle(WIDTH / 10f, HEIGHT / 10f));
        document.addPage(fresh);
        page = new PDPageContentStream(document, fresh);
        number++;
        at = HEIGHT - MARGIN;
        write(MARGIN, MARGIN - FOOT, FOOT, foot);
        write(WIDTH - MARGIN - 300, MARGIN - FOOT, FOOT, Integer.toString(number));
    }

    private PDPageContentStream open() {
        return Objects.requireNonNull(page);
    }

    @Override
    public void close() throws IOException {
        open().close();
    }
}
