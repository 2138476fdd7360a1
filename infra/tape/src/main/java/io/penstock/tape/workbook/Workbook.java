package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.BoundedStream;
import io.penstock.tape.source.Limits;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.source.TapeText;
import io.penstock.tape.xml.XmlCursor;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;

/**
 * An XLSX workbook that nobody vouches for: its sheets as rows. The archive's directory, each part and its ratio have
 * limits, checksums are compared, and one row at a time is in memory.
 *
 * <p>Source: ECMA-376 part 1, chapter 18 (SpreadsheetML), part 2 (the package).
 */
public final class Workbook implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_RELATIONS = 10_000;
    private static final String MAIN = "xl/workbook.xml";

    private final ZipFile zip;
    private final Limits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private Optional<SharedStrings> shared = Optional.empty();
    private CellStyles styles = CellStyles.none();
    private boolean from1904;

    /**
     * A sheet.
     *
     * @param part where it lies in the archive
     */
    record Sheet(String name, String part, boolean hidden) {}

    private Workbook(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * Opens a workbook.
     *
     * @throws TapeStop if it is none that can be read
     */
    public static Workbook open(Path file, Limits limits) throws IOException {
        ArchiveDirectory.refuseIfLarge(file);
        var book = new Workbook(new ZipFile(file.toFile()), limits);
        try {
            book.read();
            return book;
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    private void read() throws IOException {
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw new TapeStop(Rule.FILE_IS_WORKBOOK, 0, "the binary format .xlsb");
        }
        var targets = new HashMap<String, String>();
        try (var part = part("xl/_rels/workbook.xml.rels")) {
            relations(part.xml(), targets);
        }
        try (var part = part(MAIN)) {
            main(part.xml(), targets);
        }
        if (zip.getEntry("xl/styles.xml") != null) {
            try (var part = part("xl/styles.xml")) {
                styles = CellStyles.read(part.xml());
            }
        }
        if (zip.getEntry("xl/sharedStrings.xml") != null) {
            try (var part = part("xl/sharedStrings.xml")) {
                shared = Optional.of(SharedStrings.read(part.xml()));
            }
        } else {
            shared = Optional.of(SharedStrings.none());
        }
    }

    private static void relations(XmlCursor xml, Map<String, String> targets) throws IOException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.at().getLocalName().equals("Relationship")) {
                var id = xml.at().getAttributeValue(null, "Id");
                var target = xml.at().getAttributeValue(null, "Target");
                if (id != null
                        && target != null
                        && !"External".equals(xml.at().getAttributeValue(null, "TargetMode"))) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
                if (targets.size() > MOST_RELATIONS) {
                    throw new TapeStop(Rule.WORKBOOK_MALFORMED, 0, "more than " + MOST_RELATIONS + " parts");
                }
            }
        }
    }

    private void main(XmlCursor xml, Map<String, String> targets) throws IOException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.at().getLocalName()) {
                case "workbookPr" -> {
                    var says = xml.at().getAttributeValue(null, "date1904");
                    from1904 = "1".equals(says) || "true".equals(says);
                }
                case "sheet" -> sheet(xml, targets);
                default -> {
                    // names, views and calculation say nothing of the cells
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new TapeStop(Rule.FILE_EMPTY, 0, "the workbook has no sheet");
        }
    }

    private void sheet(XmlCursor xml, Map<String, String> targets) throws TapeStop {
        var name = "";
        var part = "";
        boolean hidden = false;
        for (int i = 0; i < xml.at().getAttributeCount(); i++) {
            var value = xml.at().getAttributeValue(i);
            switch (xml.at().getAttributeLocalName(i)) {
                case "name" -> name = value.length() > 100 ? value.substring(0, 100) : value;
                case "id" -> part = targets.getOrDefault(value, "");
                case "state" -> hidden = value.toLowerCase(Locale.ROOT).contains("hidden");
                default -> {
                    // a number that nothing points to
                }
            }
        }
        if (part.contains("worksheets/") || part.endsWith("sheet.xml")) { // charts and macros have no cells
            sheets.add(new Sheet(name, part, hidden));
        }
        if (sheets.size() > MOST_RELATIONS) {
            throw new TapeStop(Rule.WORKBOOK_MALFORMED, 0, "more than " + MOST_RELATIONS + " sheets");
        }
    }

    /** Sheets in the order of the workbook. */
    List<Sheet> sheets() {
        return sheets;
    }

    /**
     * Finds the table of loans.
     *
     * @param sheet its name, or empty for the only visible one that fits
     * @param known how many of the names a form knows; 0 if they are no header
     * @throws TapeStop if no sheet or several fit
     */
    public SheetTable table(String sheet, ToIntFunction<List<String>> known) throws IOException {
        return SheetTable.find(this, sheet, known);
    }

    /** The rows of a table, from the one under its header. */
    public SheetRows rows(SheetTable table) throws IOException {
        var sheet = sheets.stream()
                .filter(s -> s.name().equals(table.sheet()))
                .findFirst()
                .orElseThrow();
        var part = part(sheet.part());
        return new SheetRows(part, cells(part), table, new CellText(from1904));
    }

    SheetCells cells(Part part) {
        return new SheetCells(part.xml(), shared.orElseThrow(), styles);
    }

    Part part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new TapeStop(Rule.WORKBOOK_MALFORMED, 0, "there is no part " + name);
        }
        var packed = new CheckedPart(zip.getInputStream(entry), entry);
        var bounded = new BoundedStream(packed, limits, entry::getCompressedSize);
        return new Part(packed, entry, new XmlCursor(new TapeText(new BufferedInputStream(bounded, BUFFER))));
    }

    /** A part that is being read. */
    record Part(CheckedPart in, ZipEntry entry, XmlCursor xml) implements Closeable {

        int share() {
            return (int) Math.min(1_000, in.count() * 1_000 / Math.max(1, entry.getSize()));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (shared.isPresent()) {
                shared.get().close();
            }
        } finally {
            zip.close();
        }
    }
}
