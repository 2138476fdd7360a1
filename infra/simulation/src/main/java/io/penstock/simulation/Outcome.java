package io.penstock.simulation;

import java.util.Optional;

/**
 * What came of a run.
 *
 * @param steps that it took, those without faults included
 * @param traceChecksum of all that happened, line by line
 * @param events in both logs
 * @param paidCents that reached payees
 * @param failure the first invariant that did not hold
 */
public record Outcome(
        Plan plan, int steps, String traceChecksum, long events, long paidCents, Optional<Failure> failure) {

    /**
     * An invariant that did not hold.
     *
     * @param invariant its stable name
     * @param step at which it was seen
     */
    public record Failure(String invariant, int step, String detail) {}
}
