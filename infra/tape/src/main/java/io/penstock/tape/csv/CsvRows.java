package io.penstock.tape.csv;

import io.penstock.tape.Rule;
import io.penstock.tape.TapeRow;
import io.penstock.tape.source.TapePlace;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.source.TapeText;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits separated text into the cells of a row that is used again (RFC 4180): quotes around cells, doubled quotes
 * within, CRLF or LF. The separator is the one of comma, semicolon, tab and bar that the first line has most of. Lines
 * without a character are left out.
 */
public final class CsvRows {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_CELLS = 2_000;
    private static final int END = -1;
    private static final String SEPARATORS = ",;\t|";

    private Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private long line = 1;
    private long passedCharacters;
    private long passedExtraBytes;
    private char separator;

    /** Looks at the first line for the separator. */
    public CsvRows(Reader reader) throws IOException {
        this.reader = reader;
        fill();
        this.separator = separator();
    }

    /**
     * Where the next row starts.
     *
     * @param text from which the characters come
     * @param sawUtf8 whether a character of several bytes came before the text was entered
     */
    public TapePlace place(TapeText text, boolean sawUtf8) {
        boolean windows = text.isWindows();
        long extraBytes = windows ? 0 : passedExtraBytes + extra(at);
        return new TapePlace(
                text.markBytes() + passedCharacters + at + extraBytes,
                line,
                windows,
                !windows && (extraBytes > 0 || sawUtf8));
    }

    /**
     * Goes on in another place of the same text.
     *
     * @param from where the next row starts
     * @param position of that in bytes
     */
    public void goOn(Reader from, long position, long nextLine) {
        reader = from;
        at = 0;
        end = 0;
        passedCharacters = position;
        passedExtraBytes = 0;
        line = nextLine;
    }

    private long extra(int count) {
        long extra = 0;
        for (int i = 0; i < count; i++) {
            char c = buffer[i];
            if (c >= 0x80) {
                extra += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return extra;
    }

    /** What parts the cells. */
    public char separatorCharacter() {
        return separator;
    }

    private char separator() {
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < end && (quoted || buffer[i] != '\n' || i == 0); i++) {
            if (buffer[i] == '"') {
                quoted = !quoted;
            } else if (!quoted && SEPARATORS.indexOf(buffer[i]) >= 0) {
                counts[SEPARATORS.indexOf(buffer[i])]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    /** The names in the header, without blanks at their ends; none at the end of the text. */
    public List<String> header(TapeRow row) throws IOException {
        var names = new ArrayList<String>();
        if (read(row)) {
            for (int i = 0; i < row.columns(); i++) {
                names.add(row.textOf(i).strip());
            }
        }
        return names;
    }

    /**
     * Reads the next row.
     *
     * @return false at the end of the text
     * @throws TapeStop if the text breaks the format
     */
    public boolean read(TapeRow row) throws IOException {
        while (true) {
            int next = peek();
            if (next == END) {
                return false;
            }
            if (next == '\n' || next == '\r') {
                endLine();
                continue;
            }
            row.start(line);
            cells(row);
            return true;
        }
    }

    private void cells(TapeRow row) throws IOException {
        while (true) {
            int start = row.length();
            if (peek() == '"') {
                quoted(row);
            } else {
                plain(row);
            }
            row.endCell(start);
            int next = peek();
            if (next != separator) {
                endLine();
                return;
            }
            if (row.columns() >= MOST_CELLS) {
                throw new TapeStop(Rule.LINE_TOO_LONG, row.line(), "more than " + MOST_CELLS + " cells");
            }
            at++;
        }
    }

    private void plain(TapeRow row) throws IOException {
        while (true) {
            int start = at;
            while (at < end) {
                char c = buffer[at];
                if (c == separator || c == '\n' || c == '\r') {
                    break;
                }
                at++;
            }
            row.append(buffer, start, at - start);
            limit(row);
            if (at < end || !fill()) {
                return;
            }
        }
    }

    private void quoted(TapeRow row) throws IOException {
        long opened = line;
        at++;
        while (true) {
            int next = peek();
            if (next == END) {
                throw new TapeStop(Rule.CSV_MALFORMED, opened, "a quoted cell starts here and does not end");
            }
            at++;
            if (next == '"') {
                if (peek() != '"') {
                    break;
                }
                at++;
            } else if (next == '\n') {
                line++;
            }
            row.append((char) next);
            limit(row);
        }
        int next = peek();
        if (next != separator && next != '\n' && next != '\r' && next != END) {
            throw new TapeStop(Rule.CSV_MALFORMED, line, "text follows the closing quote of a cell");
        }
    }

    private void limit(TapeRow row) throws TapeStop {
        if (row.length() > MOST_CHARACTERS) {
            throw new TapeStop(Rule.LINE_TOO_LONG, row.line(), "more than " + MOST_CHARACTERS + " characters");
        }
    }

    private void endLine() throws IOException {
        if (peek() == '\r') {
            at++;
            if (peek() != '\n') {
                line++;
                return;
            }
        }
        if (peek() == '\n') {
            at++;
            line++;
        }
    }

    private int peek() throws IOException {
        return at < end || fill() ? buffer[at] : END;
    }

    private boolean fill() throws IOException {
        passedCharacters += end;
        passedExtraBytes += extra(end);
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
