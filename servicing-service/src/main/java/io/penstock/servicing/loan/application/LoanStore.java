package io.penstock.servicing.loan.application;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanBookId;
import java.util.List;
import java.util.Optional;

/**
 * Bulk figures of loans, and the copy of what issuance published. Every write is one transaction, and repeating it
 * changes nothing.
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
     * Loans as they stand after a file.
     *
     * @param version names the figures: {@link #BOARDED}, or {@code period/fileHash}
     */
    void saveLoans(LoanBookId book, String version, List<LoanAccount> loans);

    /** In order of loan id; empty if there is no such version. */
    List<LoanAccount> loans(LoanBookId book, String version);

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
}
