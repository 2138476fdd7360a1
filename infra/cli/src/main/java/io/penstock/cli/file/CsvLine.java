package io.penstock.cli.file;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a CSV file: cells between commas, in quotes where a cell has commas or quotes of its own, which are
 * doubled. A cell does not go over the end of a line.
 */
public final class CsvLine {

    private final List<String> cells = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private CsvLine() {}

    /**
     * Splits a line.
     *
     * @throws IllegalArgumentException if a quote is not closed or stands inside a cell; the message has the column
     */
    public static CsvLine split(String line) {
        var split = new CsvLine();
        int at = 0;
        do {
            at = split.cell(line, at);
        } while (at <= line.length());
        return split;
    }

    public int size() {
        return cells.size();
    }

    /** The text of a cell, without quotes and surrounding blanks. */
    public String cell(int index) {
        return cells.get(index);
    }

    /** Where the cell starts in the line, from 1. */
    public int column(int index) {
        return columns.get(index);
    }

    /** Reads the cell that starts at this character; where the next one starts. */
    private int cell(String line, int start) {
        columns.add(start + 1);
        if (start < line.length() && line.charAt(start) == '"') {
            return quoted(line, start);
        }
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        int quote = line.indexOf('"', start);
        if (quote >= 0 && quote < end) {
            throw new IllegalArgumentException("column " + (quote + 1) + ": a quote stands inside a cell");
        }
        cells.add(line.substring(start, end).strip());
        return end + 1;
    }

    private int quoted(String line, int start) {
        var text = new StringBuilder();
        int at = start + 1;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != '"') {
                text.append(c);
            } else if (at < line.length() && line.charAt(at) == '"') {
                text.append('"');
                at++;
            } else if (at == line.length() || line.charAt(at) == ',') {
                cells.add(text.toString());
                return at + 1;
            } else {
                throw new IllegalArgumentException("column " + (at + 1) + ": text follows a quoted cell");
            }
        }
        throw new IllegalArgumentException("column " + (start + 1) + ": the quote is not closed in this line");
    }
}
