package io.penstock.deal;

import java.util.List;

/**
 * A change of the mode.
 *
 * @param from the modes that it leaves; empty for any
 * @param to the mode that it enters
 * @param when a condition
 */
public record TransitionTerms(List<String> from, String to, String when, Point at) {

    public TransitionTerms {
        from = List.copyOf(from);
    }

    /** When a transition is looked at. */
    public enum Point {
        /** After the tests at start; the new mode pays this date. */
        START,
        /** After the tests at end; the new mode pays the next date. */
        END
    }
}
