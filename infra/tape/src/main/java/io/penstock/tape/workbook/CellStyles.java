package io.penstock.tape.workbook;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;

/**
 * What the formats of cells say of their numbers: a day, a percentage, or nothing.
 *
 * <p>Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (format codes).
 */
final class CellStyles {

    /** What a number is shown as. */
    enum Kind {
        PLAIN,
        DATE,
        PERCENT
    }

    private static final int MOST = 1 << 16;
    private static final int LONGEST_CODE = 1_000;

    private final List<Kind> kinds;

    private CellStyles(List<Kind> kinds) {
        this.kinds = kinds;
    }

    static CellStyles none() {
        return new CellStyles(List.of());
    }

    static CellStyles read(XmlCursor xml) throws IOException {
        var codes = new HashMap<Integer, String>();
        var kinds = new ArrayList<Kind>();
        boolean inCells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT
                    && xml.at().getLocalName().equals("cellXfs")) {
                inCells = false;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.at().getLocalName()) {
                case "numFmt" -> codes.put(number(xml, "numFmtId"), attribute(xml, "formatCode"));
                case "cellXfs" -> inCells = true;
                case "xf" -> {
                    if (inCells) {
                        kinds.add(kind(number(xml, "numFmtId"), codes));
                    }
                }
                default -> {
                    // fonts, borders and colours say nothing of a value
                }
            }
            if (codes.size() + kinds.size() > MOST) {
                throw new TapeStop(Rule.WORKBOOK_MALFORMED, 0, "more than " + MOST + " formats of cells");
            }
        }
        return new CellStyles(List.copyOf(kinds));
    }

    /** Of the style with this number; a number that the workbook does not define says nothing. */
    Kind of(int style) {
        return style >= 0 && style < kinds.size() ? kinds.get(style) : Kind.PLAIN;
    }

    private static Kind kind(int id, Map<Integer, String> codes) {
        var code = codes.get(id);
        if (code != null) {
            return ofCode(code);
        }
        if (id == 9 || id == 10) {
            return Kind.PERCENT;
        }
        return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)
                ? Kind.DATE
                : Kind.PLAIN;
    }

    /** A day if there is a year or a day in it outside of quotes, brackets and escapes; hours alone are none. */
    static Kind ofCode(String code) {
        boolean percent = false;
        for (int i = 0; i < Math.min(code.length(), LONGEST_CODE); i++) {
            switch (code.charAt(i)) {
                case '"' -> i = past(code, i, '"');
                case '[' -> i = past(code, i, ']');
                case '\\', '_', '*' -> i++;
                case 'y', 'Y', 'd', 'D' -> {
                    return Kind.DATE;
                }
                case '%' -> percent = true;
                case ';' -> i = code.length(); // further sections are for negative numbers, zero and text
                default -> {
                    // digits, signs, months that may be minutes
                }
            }
        }
        return percent ? Kind.PERCENT : Kind.PLAIN;
    }

    private static int past(String code, int from, char end) {
        int at = code.indexOf(end, from + 1);
        return at < 0 ? code.length() : at;
    }

    private static String attribute(XmlCursor xml, String name) {
        var value = xml.at().getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static int number(XmlCursor xml, String name) {
        var text = attribute(xml, name);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
