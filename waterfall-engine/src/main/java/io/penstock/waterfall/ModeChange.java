package io.penstock.waterfall;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of the mode in which a deal pays.
 *
 * @param at when it was decided: what is decided before the steps holds for this payment date, anything later
 *     for the next one
 * @param reason the condition of the transition, the clause of the step, or the name of the call
 * @param inputs the figures and amounts that the condition reads, by path or name
 */
public record ModeChange(String from, String to, Moment at, String reason, SortedMap<String, String> inputs) {

    /** When a mode changes. */
    public enum Moment {
        /** By a call that is exercised; for this payment date. */
        CALL,
        /** By a transition before the first step; for this payment date. */
        START,
        /** By a step; for the next payment date. */
        STEP,
        /** By a transition after the last step; for the next payment date. */
        END
    }

    /** Copies the inputs. */
    public ModeChange {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
