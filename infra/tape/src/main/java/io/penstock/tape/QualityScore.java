package io.penstock.tape;

/**
 * How good the data of a tape are, in thousandths: 500 for the share of rows admitted, 300 for the share of filled cells
 * in which no rule found anything, 200 for the share of cells that the form asks for and that are filled. 0 for a file
 * that is rejected. Rounded down, so that only a tape without any finding has 1000.
 */
final class QualityScore {

    private QualityScore() {}

    static int of(long rows, long admitted, long filled, long flagged, long needed, long missing) {
        if (rows == 0) {
            return 0;
        }
        long clean = filled == 0 ? 0 : 300 * Math.max(0, filled - flagged) / filled;
        long complete = needed == 0 ? 200 : 200 * Math.max(0, needed - missing) / needed;
        return (int) (500 * admitted / rows + clean + complete);
    }
}
