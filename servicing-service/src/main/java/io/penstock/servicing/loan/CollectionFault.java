package io.penstock.servicing.loan;

/**
 * What is wrong at one place of a collection file. A file with a fault changes nothing.
 *
 * @param line from 1, the header
 * @param column from 1; 0 if the whole line is meant
 * @param code stable: {@code LOAN_UNKNOWN}, {@code AMOUNT_INVALID}, …
 * @param value as seen in the file
 * @param detail what is wrong and what to do
 */
public record CollectionFault(int line, int column, String code, String value, String detail) {

    /** The columns of the file, in their order. */
    public static final int LOAN_ID = 1;

    public static final int DATE = 2;
    public static final int TYPE = 3;
    public static final int AMOUNT = 4;
}
