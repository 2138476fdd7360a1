package io.penstock.platform.chain.reconcile;

import java.util.List;

/** An intention about breaks between log and chain. */
public sealed interface BreakCommand {

    BreakId breakId();

    /**
     * A run has compared everything.
     *
     * @param blockHash of the block at whose end the chain was read
     * @param differences all that does not hold, and nothing else
     */
    record NoteRun(BreakId breakId, long blockNumber, String blockHash, List<Comparison> differences)
            implements BreakCommand {}

    /**
     * A person has looked and finds that the difference may stand.
     *
     * @param reason for the file, without anything personal; 1 to 200 characters
     */
    record ProposeAcceptance(BreakId breakId, int number, String reason, String proposedBy) implements BreakCommand {}

    /** A second person agrees. */
    record ApproveAcceptance(BreakId breakId, int number, String approvedBy) implements BreakCommand {}
}
