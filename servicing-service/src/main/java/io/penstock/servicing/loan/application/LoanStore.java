package io.penstock.servicing.loan.application;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bulk figures of loans, and the copy of what issuance published. Repeating a write changes
 * nothing.
 */
public interface LoanStore {

    void keep(PoolLoansV1 part);

    void keep(PoolFrozenV1 pool);

    void keep(DealClosedV1 deal);

    /** The frozen pool, once its message and all parts of its loans are here. */
    Optional<FrozenPool> frozenPool(String poolId);

    /** Deals of a pool that have closed. */
    List<String> dealsOf(String poolId);

    /** Says why the loans of a deal were refused, for its page; empty text takes that back. */
    void noteBoardingProblem(String dealId, String problem);

    /**
     * Writes loans as they stand after a file, in order of their ids. A version that is there already stays as it is, part
     * by part, so a run that was cut off is completed by the same run again.
     *
     * @param version names the figures: {@link #BOARDED}, or {@code period/fileHash}
     */
    Writer write(LoanBookId book, String version);

    /** Writes a whole version. */
    default void saveLoans(LoanBookId book, String version, List<LoanMonth> loans) {
        try (var writer = write(book, version)) {
            loans.forEach(writer::add);
        }
    }

    /** Hands over each loan of a version, in order of loan id; none if there is no such version. */
    void read(LoanBookId book, String version, Consumer<LoanAccount> loan);

    /** All loans of a version in order of loan id; empty if there is no such version. */
    default List<LoanAccount> loans(LoanBookId book, String version) {
        var loans = new ArrayList<LoanAccount>();
        read(book, version, loans::add);
        return List.copyOf(loans);
    }

    /** Keeps what was found in the file of a version. */
    void saveFindings(LoanBookId book, String version, List<CollectionFinding> findings);

    /** What was found in the file of a version, by loan; the first ten thousand. */
    List<CollectionFinding> findings(LoanBookId book, String version);

    /** Keeps the bytes of a collection file under their hash. */
    void saveFile(String fileHash, String fileName, byte[] bytes);

    /** The version that boarding writes. */
    String BOARDED = "boarded";

    /**
     * A pool with all its loans.
     *
     * @param loans in order of loan id
     */
    record FrozenPool(PoolFrozenV1 pool, List<LoanAccount> loans) {}

    /** Takes the loans of one version. */
    interface Writer extends AutoCloseable {

        /** The next loan, in order of ids. */
        void add(LoanMonth month);

        /** Writes what is left. */
        @Override
        void close();
    }
}
