package io.penstock.issuance.pool;

import java.util.List;

/** An intention to change the exception register of a pool. */
public sealed interface TapeExceptionCommand {

    TapeExceptionsId registerId();

    /**
     * Tells all differences that a tape has now; those of earlier comparisons that it has no more are corrected.
     *
     * @param importedBy who imported the tape
     */
    record RecordDifferences(
            TapeExceptionsId registerId,
            String tapeHash,
            int tapeVersion,
            List<TapeDifference> differences,
            String importedBy)
            implements TapeExceptionCommand {}

    record AssignException(TapeExceptionsId registerId, int number, String owner, String person)
            implements TapeExceptionCommand {}

    record SettleException(TapeExceptionsId registerId, int number, TapeSettlement as, String reason, String person)
            implements TapeExceptionCommand {}
}
