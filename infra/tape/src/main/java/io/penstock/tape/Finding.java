package io.penstock.tape;

/**
 * One thing that a rule found.
 *
 * @param line from 1; 0 if it is of the file and not of a line
 * @param column name of the column or element, or empty
 * @param loan the loan's number as it stands in the row, or empty
 * @param value what was found, cut to 80 characters, or empty
 * @param detail the figures that clash, or empty
 */
public record Finding(Rule rule, long line, String column, String loan, String value, String detail) {

    private static final int LONGEST_VALUE = 80;

    public Finding {
        value = cut(value);
        loan = cut(loan);
        column = cut(column);
    }

    /** A finding about the file as a whole. */
    public static Finding ofFile(Rule rule, String detail) {
        return new Finding(rule, 0, "", "", "", detail);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
