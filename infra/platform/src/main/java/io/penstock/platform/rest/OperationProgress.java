package io.penstock.platform.rest;

/** How far an operation has come. */
@FunctionalInterface
public interface OperationProgress {

    /**
     * Stored and shown at most a few times a second; call it as often as you like.
     *
     * @param total 0 if it is not known yet
     * @param unit {@code "loans"}
     * @throws OperationCancelledException if somebody called the work off
     */
    void report(long done, long total, String unit);

    /** Another count, shown with the next report: rows where bytes are reported. */
    default void also(String unit, long count) {}
}
