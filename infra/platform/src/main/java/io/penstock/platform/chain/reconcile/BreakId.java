package io.penstock.platform.chain.reconcile;

/**
 * Identifies the breaks of one service. The value is also the name of their stream of events.
 *
 * @param value for example {@code "reconciliation/issuance"}
 */
public record BreakId(String value) {

    /**
     * Those of a service.
     *
     * @param service {@code "issuance"}
     */
    public static BreakId of(String service) {
        return new BreakId("reconciliation/" + service);
    }
}
