package io.penstock.issuance.pool.adapter.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits comma-separated text into rows (RFC 4180): quotes around fields, doubled quotes within, CRLF or LF. Rows of one
 * empty field are blank lines and are left out.
 */
final class CsvLines {

    /** @param line on which the row starts, from 1 */
    record Row(long line, List<String> fields) {}

    /** The text breaks the rules of the format. */
    static final class MalformedException extends IOException {

        private static final long serialVersionUID = 1L;
        private final long line;

        MalformedException(long line, String message) {
            super(message);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    private static final int LONGEST_FIELD = 10_000;
    private static final int MOST_FIELDS = 1_000;
    private static final int END = -1;

    private final Reader reader;
    private final StringBuilder field = new StringBuilder();
    private long line = 1;
    private int next;

    CsvLines(Reader reader) throws IOException {
        this.reader = reader;
        this.next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
    }

    /** The next row; empty at the end of the text. */
    Optional<Row> read() throws IOException {
        while (next != END) {
            long start = line;
            var fields = readFields();
            if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                return Optional.of(new Row(start, fields));
            }
        }
        return Optional.empty();
    }

    private List<String> readFields() throws IOException {
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(next == '"' ? quoted() : plain());
            if (fields.size() > MOST_FIELDS) {
                throw new MalformedException(line, "more than " + MOST_FIELDS + " fields in a line");
            }
            if (next != ',') {
                endLine();
                return fields;
            }
            advance();
        }
    }

    private String plain() throws IOException {
        field.setLength(0);
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            append();
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        long start = line;
        field.setLength(0);
        advance();
        while (true) {
            if (next == END) {
                throw new MalformedException(start, "a quoted field starts here and does not end");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    break;
                }
            }
            append();
        }
        if (next != ',' && next != '\n' && next != '\r' && next != END) {
            throw new MalformedException(line, "text follows the closing quote of a field");
        }
        return field.toString();
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
    }

    private void append() throws IOException {
        if (field.length() == LONGEST_FIELD) {
            throw new MalformedException(line, "a field is longer than " + LONGEST_FIELD + " characters");
        }
        field.append((char) next);
        advance();
    }

    private void advance() throws IOException {
        if (next == '\n') {
            line++;
        }
        next = reader.read();
    }
}
