package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

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
     * @param importedBy the person who sent it; empty in events of before that was asked
     */
    record CollectionsImported(
            LoanBookId loanBookId,
            YearMonth collectionPeriod,
            String fileName,
            String fileHash,
            CollectionTotals totals,
            String stateHash,
            String importedBy)
            implements LoanBookEvent {}

    /** Cash that no borrower paid belongs to a period. */
    record ReceiptRecorded(LoanBookId loanBookId, Receipt receipt, String recordedBy) implements LoanBookEvent {}

    /** A receipt does not belong to its period after all. */
    record ReceiptReversed(LoanBookId loanBookId, Receipt original, String reason, String reversedBy)
            implements LoanBookEvent {}

    /**
     * The period is final: its cash may be distributed, its loans are where the next period begins.
     *
     * @param receipts cash that no borrower paid, once a source, in order of its name
     * @param closedBy the person who ordered it; empty in events of before that was asked
     */
    record CollectionPeriodClosed(
            LoanBookId loanBookId,
            YearMonth collectionPeriod,
            String fileHash,
            CollectionTotals totals,
            String stateHash,
            List<SourceCash> receipts,
            String closedBy)
            implements LoanBookEvent {

        public CollectionPeriodClosed {
            receipts = List.copyOf(receipts);
        }

        /** All cash of the period: borrowers' and receipts. */
        public Money cash() {
            return receipts.stream().map(SourceCash::amount).reduce(totals.amount(), Money::plus);
        }
    }

    /** The period's cash was tokenised into the deal's collections account on chain. */
    record CollectionsCredited(
            LoanBookId loanBookId, YearMonth collectionPeriod, Money amount, String transactionHash, long blockNumber)
            implements LoanBookEvent {}
}
