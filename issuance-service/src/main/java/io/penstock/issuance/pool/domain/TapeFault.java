package io.penstock.issuance.pool.domain;

/**
 * One thing that is wrong with a file. A file with any fault is refused as a whole and nothing of it is stored.
 *
 * @param line from 1; 0 if the fault is of the file and not of a line
 * @param column name of the column or element, or empty
 * @param value what was found, cut to 80 characters, or empty
 * @param detail for a person: what is wrong and what to do
 */
public record TapeFault(long line, String column, Code code, String value, String detail) {

    /** Stable; programs decide on this. */
    public enum Code {
        EMPTY_FILE,
        NOT_A_TAPE,
        BROKEN_COMPRESSION,
        FILE_TOO_LARGE,
        WRONG_ENCODING,
        MALFORMED,
        MISSING_COLUMN,
        DUPLICATE_COLUMN,
        WRONG_FIELD_COUNT,
        MISSING_VALUE,
        BAD_NUMBER,
        BAD_DATE,
        BAD_VALUE,
        OUT_OF_RANGE,
        DATE_DIFFERS,
        DUPLICATE_LOAN_ID
    }

    private static final int LONGEST_VALUE = 80;

    public TapeFault {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ")
                + code
                + (column.isEmpty() ? "" : " " + column)
                + (value.isEmpty() ? "" : " '" + value + "'")
                + ": "
                + detail;
    }
}
