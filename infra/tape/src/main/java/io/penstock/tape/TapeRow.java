package io.penstock.tape;

import java.util.Arrays;

/**
 * One row of a tape, used again for the next: the texts of its cells one after the other, and what each says once
 * {@link CellReader} has read it. Holding the rows in one place keeps the reading of a million loans free of garbage.
 */
public final class TapeRow {

    /** What a cell turned out to be. */
    public enum Kind {
        BLANK,
        /** A no-data code; the value is its digit. */
        NO_DATA,
        /** The text breaks its type; no value. */
        WRONG,
        TEXT,
        /** Whole number, amount, rate, decimal, score, flag (1 or 0): the value as {@link CellType} says. */
        NUMBER,
        /** The value is days since 1970. */
        DAY
    }

    private static final String GUARDED = "=+-@|'\t\r\n ";

    private char[] text = new char[4096];
    private int length;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private Kind[] kinds = new Kind[64];
    private long[] values = new long[64];
    private int columns;
    private long line;
    private String sheet = "";
    private int firstColumn;

    /** Starts a row. */
    public void start(long rowLine) {
        line = rowLine;
        length = 0;
        columns = 0;
    }

    /** Starts a row of an XML tape, whose cells come in any order and may stay away. */
    public void start(long rowLine, int allColumns) {
        start(rowLine);
        room(allColumns);
        columns = allColumns;
        Arrays.fill(starts, 0, allColumns, 0);
        Arrays.fill(ends, 0, allColumns, 0);
    }

    /** Adds a character to the cell that is being filled. */
    public void append(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = c;
    }

    /** Adds characters to the cell that is being filled. */
    public void append(char[] source, int from, int count) {
        if (length + count > text.length) {
            text = Arrays.copyOf(text, Math.max(length + count, text.length * 2));
        }
        System.arraycopy(source, from, text, length, count);
        length += count;
    }

    /** Characters so far. */
    public int length() {
        return length;
    }

    /**
     * Ends the next cell of a CSV row. An apostrophe that keeps a spreadsheet from running the cell is no part of it: the
     * files of rejected rows have such, and they are read again once someone has corrected them.
     */
    public void endCell(int start) {
        room(columns + 1);
        boolean guarded = length - start > 1 && text[start] == '\'' && GUARDED.indexOf(text[start + 1]) >= 0;
        starts[columns] = guarded ? start + 1 : start;
        ends[columns] = length;
        columns++;
    }

    /** Ends a cell of an XML row. */
    public void setCell(int column, int start) {
        starts[column] = start;
        ends[column] = length;
    }

    /**
     * The rows to come are those of a sheet.
     *
     * @param first position of the first cell's column in the sheet, from 0
     */
    public void onSheet(String name, int first) {
        sheet = name;
        firstColumn = first;
    }

    /** Where a cell stands in its workbook, {@code Loans!C17}; of a column below 0 the row. Empty for other files. */
    public String cellName(int column) {
        if (sheet.isEmpty()) {
            return "";
        }
        var letters = new StringBuilder();
        for (int left = column < 0 ? 0 : column + firstColumn + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return sheet + "!" + letters + line;
    }

    private void room(int wanted) {
        if (wanted > starts.length) {
            int size = Math.max(wanted, starts.length * 2);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            kinds = Arrays.copyOf(kinds, size);
            values = Arrays.copyOf(values, size);
        }
    }

    /** Line on which the row starts, from 1. */
    public long line() {
        return line;
    }

    public int columns() {
        return columns;
    }

    /** Whether the cell has no character. */
    public boolean isEmpty(int column) {
        return starts[column] == ends[column];
    }

    /** The text of a cell as it stands in the file. */
    public String textOf(int column) {
        return column < 0 ? "" : new String(text, starts[column], ends[column] - starts[column]);
    }

    /** Takes the characters of a cell one by one. */
    @FunctionalInterface
    public interface Characters {

        /**
         * One character.
         *
         * @param after the next one; a blank at the end
         * @return how many of the next ones were taken along
         */
        int take(char c, char after);
    }

    /** Tells the characters of a cell, without making a text of them. */
    public void each(int column, Characters taker) {
        int end = ends[column];
        for (int i = starts[column]; i < end; i++) {
            i += taker.take(text[i], i + 1 < end ? text[i + 1] : ' ');
        }
    }

    /**
     * Copies a cell that is plain: characters from blank to tilde without comma, quote and backslash, as nearly all are.
     *
     * @param target has room for the cell from {@code at} on
     * @return how many bytes; -1 for a cell that is not plain, and then what stands behind {@code at} means nothing
     */
    public int copyPlain(int column, byte[] target, int at) {
        int from = starts[column];
        int count = ends[column] - from;
        for (int i = 0; i < count; i++) {
            char c = text[from + i];
            if (c < ' ' || c > '~' || c == ',' || c == '"' || c == '\\') {
                return -1;
            }
            target[at + i] = (byte) c;
        }
        return count;
    }

    /** Characters of a cell. */
    public int length(int column) {
        return ends[column] - starts[column];
    }

    /** Whether the cell has a comma, a quote or the end of a line, and so needs quotes in a CSV file. */
    public boolean needsQuotes(int column) {
        for (int i = starts[column]; i < ends[column]; i++) {
            char c = text[i];
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    public Kind kind(int column) {
        return kinds[column];
    }

    /** The value of a cell whose kind has one. */
    public long value(int column) {
        return values[column];
    }

    char[] chars() {
        return text;
    }

    int startOf(int column) {
        return starts[column];
    }

    int endOf(int column) {
        return ends[column];
    }

    void set(int column, Kind kind, long value) {
        kinds[column] = kind;
        values[column] = value;
    }
}
