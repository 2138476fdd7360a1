package io.penstock.tape.source;

/**
 * A place between two rows of a file that is neither packed nor XML, where a later reading can enter.
 *
 * @param position byte of the file with which the next row starts, from 0; negative if the file cannot be entered
 * @param line of the next row, from 1
 * @param windows whether the text turned out to be Windows-1252
 * @param sawUtf8 whether a character of several bytes came before
 */
public record TapePlace(long position, long line, boolean windows, boolean sawUtf8) {

    /** Of a file that is read from its beginning only. */
    public static final TapePlace NONE = new TapePlace(-1, 0, false, false);

    public boolean canBeEntered() {
        return position >= 0;
    }
}
