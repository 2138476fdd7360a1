package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.TapeSummary;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.pool.domain.LoanRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;

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
     * Writes a kept file out again.
     *
     * @return false if no file of this hash is kept whole
     */
    boolean copyOriginal(String hash, OutputStream to) throws IOException;

    /**
     * What the stored loans of a tape add up to.
     *
     * @throws IllegalStateException if none is stored
     */
    TapeSummary summary(AssetPoolId poolId, String tapeHash, String fileName, Currency currency);

    /** How many of the stored loans are eligible, and their balance. */
    EligibilitySummary eligibility(AssetPoolId poolId, String tapeHash, Currency currency);

    /** Tells loans in order of loan id, a page at a time: a tape may be larger than memory. */
    void each(AssetPoolId poolId, String tapeHash, LoanSet set, Consumer<SaltedLoan> each);

    /** The loans in order of loan id. */
    default List<SaltedLoan> list(AssetPoolId poolId, String tapeHash, LoanSet set) {
        var all = new ArrayList<SaltedLoan>();
        each(poolId, tapeHash, set, all::add);
        return all;
    }

    /**
     * A page of all loans of the tape, eligible or not, in order of loan id.
     *
     * @param after loan id after which the page starts, or empty
     */
    List<LoanRecord> loans(AssetPoolId poolId, String tapeHash, String after, int limit);

    /** How many loans of the tape are rejected. */
    int rejectedCount(AssetPoolId poolId, String tapeHash);

    /**
     * A page of the rejected loans, in order of loan id.
     *
     * @param after loan id after which the page starts, or empty
     */
    List<RejectedLoan> rejected(AssetPoolId poolId, String tapeHash, String after, int limit);
}
