package io.penstock.platform.chain.reconcile;

/** A fact about a break between log and chain. Both sides are kept as they were read; nothing is ever repaired by it. */
public sealed interface BreakEvent {

    BreakId breakId();

    /** From 1 in each service. */
    int number();

    /**
     * Log and chain do not agree. If the same thing had a break already, its sides have moved: this one takes its place,
     * and what was decided about the other does not hold for this one.
     *
     * @param subject see {@link Comparison}
     * @param blockNumber block at whose end the chain was read
     */
    record BreakFound(
            BreakId breakId,
            int number,
            Kind kind,
            String subject,
            String logSide,
            String chainSide,
            long blockNumber,
            String blockHash)
            implements BreakEvent {}

    /** A later run finds that the two agree again. */
    record BreakGone(BreakId breakId, int number, Kind kind, String subject, long blockNumber, String blockHash)
            implements BreakEvent {}

    /** One person finds that the difference may stand. Nothing follows yet. */
    record AcceptanceProposed(BreakId breakId, int number, String reason, String proposedBy) implements BreakEvent {}

    /** Two persons find that the difference may stand. It does until one of its sides moves. */
    record BreakAccepted(BreakId breakId, int number, String reason, String proposedBy, String approvedBy)
            implements BreakEvent {}
}
