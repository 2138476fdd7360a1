package io.penstock.deal;

import java.util.Optional;

/**
 * A question that the deal asks on each payment date, and whose answer it remembers.
 *
 * @param passes a condition; the test fails when it does not hold
 * @param value what is measured, for the report
 * @param level what it is measured against, for the report; of the kind of {@code value}
 * @param passesToCure how often in a row a failed test has to pass to be in compliance again; {@value #NEVER}
 *     if it cannot
 */
public record TestTerms(
        String name, Point at, String passes, Optional<String> value, Optional<String> level, int passesToCure) {

    /** A failed test stays failed. */
    public static final int NEVER = 0;

    /** When a test is asked. */
    public enum Point {
        /** Before the first step. */
        START,
        /** After the last step. */
        END,
        /** By an {@code evaluate} step; a date without that step leaves the test as it was. */
        STEP
    }
}
