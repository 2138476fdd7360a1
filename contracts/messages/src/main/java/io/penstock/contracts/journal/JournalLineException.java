package io.penstock.contracts.journal;

/** A line is not what {@link JournalLine} would have written. */
public final class JournalLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int offset;

    JournalLineException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Of the first byte that is wrong, from the beginning of the line. */
    public int offset() {
        return offset;
    }
}
