package io.penstock.tape.xml;

import io.penstock.tape.Rule;
import io.penstock.tape.TapeCheck;
import io.penstock.tape.TapeField;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.source.TapeStop;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the loans of a file in one of the SEC's ABS-EE forms (Regulation AB II, Schedule AL), each as a row whose cells are
 * the form's fields. Streams: one loan is in memory at a time. A document type definition stops the reading, so that no
 * entity is expanded and nothing is fetched; so does a construct of megabytes, so that memory stays small.
 */
public final class AbsEeRows {

    private static final String ROOT = "assetData";
    private static final String LOAN = "assets";
    private static final String PROPERTY = "property";
    private static final int MOST_CHARACTERS_AT_ONCE = 4 << 20;
    private static final int MOST_UNKNOWN = 1_000;
    private static final int DEEPEST = 16;

    private final XmlCursor cursor;
    private final XMLStreamReader xml;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private boolean[] seen = new boolean[0];
    private TapeForm form = new TapeForm("", "", "", List.of(), Set.of(), false, 0);

    /**
     * Starts reading.
     *
     * @throws TapeStop if the beginning is no XML
     */
    public AbsEeRows(Reader text) throws IOException {
        cursor = new XmlCursor(text);
        xml = cursor.at();
    }

    /**
     * Reads up to the first loan.
     *
     * @param forms by the namespace of their root element
     * @return the form
     * @throws TapeStop if the root element is none of a form
     */
    public TapeForm open(Function<String, Optional<TapeForm>> forms) throws IOException {
        while (cursor.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                var namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
                var found = xml.getLocalName().equals(ROOT) ? forms.apply(namespace) : Optional.<TapeForm>empty();
                form = found.orElseThrow(() -> new TapeStop(
                        Rule.FILE_FORMAT_UNKNOWN, line(), "root element " + xml.getLocalName() + " " + namespace));
                var fields = form.fields();
                for (int i = 0; i < fields.size(); i++) {
                    columns.put(fields.get(i).name(), i);
                }
                seen = new boolean[fields.size()];
                return form;
            }
        }
        throw new TapeStop(Rule.FILE_EMPTY, 0, "no element");
    }

    /** The names of the cells, in their order in a row. */
    public List<String> names() {
        return form.fields().stream().map(TapeField::name).toList();
    }

    /**
     * Reads all loans.
     *
     * @param row is filled with each loan
     * @param check is told of elements that break the form
     * @param each is asked after each row whether to go on
     */
    public void read(TapeRow row, TapeCheck check, BooleanSupplier each) throws IOException {
        while (tag(check, LOAN) == XMLStreamConstants.START_ELEMENT) {
            if (!xml.getLocalName().equals(LOAN)) {
                throw new TapeStop(
                        Rule.FILE_FORMAT_UNKNOWN, line(), "element " + xml.getLocalName() + " among the loans");
            }
            loan(row, check);
            if (!each.getAsBoolean()) {
                return;
            }
        }
        while (cursor.hasNext()) {
            next();
        }
    }

    private void loan(TapeRow row, TapeCheck check) throws IOException {
        row.start(line(), columns.size());
        Arrays.fill(seen, false);
        int nested = 0;
        while (true) {
            if (tag(check, "") == XMLStreamConstants.END_ELEMENT) {
                if (nested == 0) {
                    return;
                }
                nested--;
                continue;
            }
            var name = xml.getLocalName();
            if (name.equals(PROPERTY) && !columns.containsKey(PROPERTY)) {
                nested++; // its elements are fields of the loan that repeat
                if (nested > DEEPEST) {
                    throw new TapeStop(Rule.XML_MALFORMED, line(), "elements deeper than " + DEEPEST);
                }
                continue;
            }
            var column = columns.get(name);
            if (column == null) {
                unknown(name, check);
                skip();
            } else {
                cell(row, column, check);
            }
        }
    }

    private void cell(TapeRow row, int column, TapeCheck check) throws IOException {
        var field = form.fields().get(column);
        int start = row.length();
        if (seen[column]) {
            if (!field.repeats()) {
                check.shape(Rule.ELEMENT_REPEATED, column, "line " + line());
            } else {
                var earlier = row.textOf(column);
                row.append(earlier.toCharArray(), 0, earlier.length());
                row.append(';');
            }
        }
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                row.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (row.length() > MOST_CHARACTERS_AT_ONCE) {
                    throw new TapeStop(Rule.LINE_TOO_LONG, line(), "a loan of megabytes");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                check.shape(Rule.ELEMENT_UNEXPECTED, column, xml.getLocalName() + " on line " + line());
                skip();
            }
        }
        row.setCell(column, start);
        seen[column] = true;
    }

    private void unknown(String name, TapeCheck check) {
        if (unknown.size() < MOST_UNKNOWN && unknown.add(name)) {
            check.file(Rule.COLUMN_UNKNOWN, line(), name, "", "");
        }
    }

    /** The next start or end of an element; text between elements is no part of any form. */
    private int tag(TapeCheck check, String where) throws IOException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event;
            }
            if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                if (where.isEmpty()) {
                    check.shape(Rule.ELEMENT_UNEXPECTED, -1, "text between elements, line " + line());
                } else {
                    throw new TapeStop(Rule.XML_MALFORMED, line(), "text between loans");
                }
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new TapeStop(Rule.XML_MALFORMED, line(), "the document ends early");
            }
        }
    }

    private void skip() throws IOException {
        cursor.skip();
    }

    private int next() throws IOException {
        return cursor.next();
    }

    private long line() {
        return cursor.line();
    }
}
