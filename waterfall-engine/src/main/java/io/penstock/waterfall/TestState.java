package io.penstock.waterfall;

/**
 * Where a test of a deal stands between two payment dates.
 *
 * @param failed it was not passed and is not cured; what the document says follows from that goes on
 * @param passesInARow payment dates in a row, up to the last one, on which its condition held
 */
public record TestState(boolean failed, int passesInARow) {

    /** Before the first payment date: nothing has failed yet. */
    public static final TestState UNTESTED = new TestState(false, 0);

    /** Checks the count; a negative one is no count. */
    public TestState {
        if (passesInARow < 0) {
            throw new IllegalArgumentException("passes in a row are counted from 0, not " + passesInARow);
        }
    }
}
