package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;

/** A fact about the loans of a deal. */
public sealed interface LoanBookEvent {

    LoanBookId loanBookId();

    /**
     * The loans of the pool are on the servicer's books and their totals are those of the frozen pool.
     *
     * @param firstCollectionPeriod the month after the cut-off date
     * @param stateHash SHA-256 over all loans, see {@code LoanStateHash}
     */
    record LoansBoarded(
            LoanBookId loanBookId,
            String poolId,
            LocalDate cutOffDate,
            YearMonth firstCollectionPeriod,
            int loanCount,
            Money poolBalance,
            String stateHash)
            implements LoanBookEvent {}

    /**
     * A collection file was applied to every loan. A later file for the same period replaces it until the period is
     * closed.
     *
     * @param fileHash SHA-256 of the file's bytes, which are kept
     * @param stateHash SHA-256 over all loans after the file
     */
    record CollectionsImported(
            LoanBookId loanBookId,
            YearMonth collectionPeriod,
            String fileName,
            String fileHash,
            CollectionTotals totals,
            String stateHash)
            implements LoanBookEvent {}

    /** The period is final: its cash may be distributed, its loans are where the next period begins. */
    record CollectionPeriodClosed(
            LoanBookId loanBookId,
            YearMonth collectionPeriod,
            String fileHash,
            CollectionTotals totals,
            String stateHash)
            implements LoanBookEvent {}

    /** The period's cash was tokenised into the deal's collections account on chain. */
    record CollectionsCredited(
            LoanBookId loanBookId, YearMonth collectionPeriod, Money amount, String transactionHash, long blockNumber)
            implements LoanBookEvent {}
}
