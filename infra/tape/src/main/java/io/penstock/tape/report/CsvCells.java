package io.penstock.tape.report;

/**
 * Writes cells that a spreadsheet will open. A text that it would run as a formula gets an apostrophe before it, which
 * the reader of tapes takes off again.
 *
 * <p>Source: OWASP, CSV injection: cells that start with {@code =}, {@code +}, {@code -}, {@code @}, tab or carriage
 * return. A plain negative number stays as it is.
 */
public final class CsvCells {

    private CsvCells() {}

    /** A cell, quoted where it has to be. */
    public static void append(StringBuilder line, String text) {
        if (line.length() > 0) {
            line.append(',');
        }
        var cell = guarded(text);
        if (cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0) {
            line.append(cell);
            return;
        }
        line.append('"');
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            line.append(c == '"' ? "\"\"" : String.valueOf(c));
        }
        line.append('"');
    }

    /** The text as no spreadsheet runs it. */
    public static String guarded(String text) {
        return isFormula(text) || text.startsWith("'") ? "'" + text : text;
    }

    private static boolean isFormula(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        char first = text.charAt(at);
        if (first == '=' || first == '@' || first == '\t' || first == '\r' || first == '\n' || first == '|') {
            return true;
        }
        return (first == '-' || first == '+') && !text.substring(at).matches("[-+][0-9]{1,18}(\\.[0-9]{1,18})?|-");
    }
}
