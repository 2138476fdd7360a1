package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.domain.EligibilityReport;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.pool.domain.LoanRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Keeps tapes: the files as they were sent, by hash, and their loans for each pool. */
public interface LoanTapeStore {

    /**
     * A loan with its salt.
     *
     * @param salt 64 hex digits, drawn for this loan when its tape was imported
     */
    record SaltedLoan(LoanRecord loan, String salt) {}

    /** Keeps the file unless it is there already. */
    void keepOriginal(String hash, String fileName, Path file) throws IOException;

    /**
     * Puts the loans of a tape, eligible and rejected, in place of those of an earlier attempt to import the same tape.
     * Done in parts, so that no transaction holds up the readers of the event log; without {@code LoanTapeImported}
     * nobody looks at them.
     *
     * @param progress is told how many loans are stored
     */
    void keepLoans(AssetPoolId poolId, String tapeHash, EligibilityReport report, LongConsumer progress);

    /** All eligible loans, in order of loan id. */
    List<SaltedLoan> eligible(AssetPoolId poolId, String tapeHash);

    /** How many loans of the tape are rejected. */
    int rejectedCount(AssetPoolId poolId, String tapeHash);

    /**
     * A page of the rejected loans, in order of loan id.
     *
     * @param after loan id after which the page starts, or empty
     */
    List<RejectedLoan> rejected(AssetPoolId poolId, String tapeHash, String after, int limit);
}
