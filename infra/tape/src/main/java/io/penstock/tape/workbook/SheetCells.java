package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.xml.XmlCursor;
import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet, one after the other: what each says as it is stored, and how it is shown. */
final class SheetCells {

    /** What a cell stores. */
    enum Type {
        NUMBER,
        TEXT,
        FLAG,
        ERROR,
        /** A day in ISO form. */
        DAY
    }

    /** Columns and rows that a sheet can have. */
    private static final int MOST_COLUMNS = 16_384;

    private static final long MOST_ROWS = 1_048_576;
    private static final int MOST_CHARACTERS = 1 << 16;

    private final XmlCursor xml;
    private final SharedStrings shared;
    private final CellStyles styles;
    private final StringBuilder value = new StringBuilder();
    private long row;
    private boolean hidden;
    private int column = -1;
    private Type type = Type.NUMBER;
    private CellStyles.Kind style = CellStyles.Kind.PLAIN;
    private boolean formula;

    SheetCells(XmlCursor xml, SharedStrings shared, CellStyles styles) {
        this.xml = xml;
        this.shared = shared;
        this.styles = styles;
    }

    /** Goes to the next row; false at the end of the sheet. */
    boolean nextRow() throws IOException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && xml.at().getLocalName().equals("row")) {
                startRow();
                return true;
            }
        }
        return false;
    }

    private void startRow() throws TapeStop {
        var number = xml.at().getAttributeValue(null, "r");
        long next = number == null ? row + 1 : number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 0;
        if (next <= row || next > MOST_ROWS) {
            throw new TapeStop(Rule.WORKBOOK_MALFORMED, row, "row " + cut(number) + " follows row " + row);
        }
        row = next;
        var says = xml.at().getAttributeValue(null, "hidden");
        hidden = "1".equals(says) || "true".equals(says);
        column = -1;
    }

    /** Goes to the next cell of the row; false at its end. */
    boolean nextCell() throws IOException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.at().getLocalName().equals("c")) {
                    cell();
                    return true;
                }
                xml.skip();
            }
        }
    }

    private void cell() throws IOException {
        var reference = xml.at().getAttributeValue(null, "r");
        int next = reference == null ? column + 1 : columnOf(reference);
        if (next <= column || next >= MOST_COLUMNS) {
            throw new TapeStop(
                    Rule.WORKBOOK_MALFORMED, row, "cell " + cut(reference) + " is out of order in row " + row);
        }
        column = next;
        style = CellStyles.Kind.PLAIN;
        var number = xml.at().getAttributeValue(null, "s");
        if (number != null && number.matches("[0-9]{1,6}")) {
            style = styles.of(Integer.parseInt(number));
        }
        var says = xml.at().getAttributeValue(null, "t");
        value.setLength(0);
        formula = false;
        boolean pointer = false;
        type = Type.NUMBER;
        switch (says == null ? "n" : says) {
            case "s" -> {
                type = Type.TEXT;
                pointer = true;
            }
            case "str", "inlineStr" -> type = Type.TEXT;
            case "b" -> type = Type.FLAG;
            case "e" -> type = Type.ERROR;
            case "d" -> type = Type.DAY;
            default -> type = Type.NUMBER;
        }
        children();
        if (pointer && !value.isEmpty()) {
            var index = value.toString().strip();
            value.setLength(0);
            value.append(shared.get(index.matches("[0-9]{1,9}") ? Long.parseLong(index) : -1, row));
        }
    }

    private void children() throws IOException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.at().getLocalName()) {
                    case "v" -> text();
                    case "is" -> SharedStrings.richText(xml, value, MOST_CHARACTERS);
                    case "f" -> {
                        formula = true;
                        xml.skip();
                    }
                    default -> xml.skip();
                }
            }
        }
    }

    private void text() throws IOException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> xml.skip();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    SharedStrings.append(xml, value, MOST_CHARACTERS);
                default -> {
                    // comments
                }
            }
        }
    }

    /** {@code C17} is column 2; -1 if it is no reference. */
    private static int columnOf(String reference) {
        int at = 0;
        int letters = 0;
        while (at < reference.length() && at < 4 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            letters = letters * 26 + reference.charAt(at++) - 'A' + 1;
        }
        return letters - 1;
    }

    private static String cut(@Nullable String text) {
        return text == null ? "?" : text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    /** Number of the row, from 1. */
    long row() {
        return row;
    }

    /** Whether the row is not shown. */
    boolean isHidden() {
        return hidden;
    }

    /** Position of the column, from 0. */
    int column() {
        return column;
    }

    Type type() {
        return type;
    }

    CellStyles.Kind style() {
        return style;
    }

    /** What is stored, empty if nothing is. */
    StringBuilder value() {
        return value;
    }

    /** Whether a formula stands behind the value. */
    boolean isFormula() {
        return formula;
    }
}
