package io.penstock.issuance.pool;

import java.math.BigDecimal;
import java.util.Optional;

/** A fact about a difference between a tape and what it should add up to. No figure is ever forced. */
public sealed interface TapeExceptionEvent {

    TapeExceptionsId registerId();

    /** From 1 in each register. */
    int number();

    /**
     * A figure differs.
     *
     * @param tapeHash of the tape, 64 hex digits
     * @param tapeVersion of the tape in its pool
     * @param difference ours less theirs; empty if one of them is not there
     * @param importedBy who imported the tape, and so cannot settle this
     */
    record TapeExceptionOpened(
            TapeExceptionsId registerId,
            int number,
            String tapeHash,
            int tapeVersion,
            TapeDifference found,
            Optional<BigDecimal> difference,
            String importedBy)
            implements TapeExceptionEvent {}

    /** Somebody is to find out. */
    record TapeExceptionAssigned(TapeExceptionsId registerId, int number, String owner, String assignedBy)
            implements TapeExceptionEvent {}

    /** Somebody who did not import the tape finds that the difference may stand. */
    record TapeExceptionSettled(
            TapeExceptionsId registerId, int number, TapeSettlement as, String reason, String settledBy)
            implements TapeExceptionEvent {}

    /** A newer tape or newer control totals no longer show this difference; another may be open in its place. */
    record TapeExceptionCorrected(TapeExceptionsId registerId, int number, String tapeHash, int tapeVersion)
            implements TapeExceptionEvent {}
}
