package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An intention to change the loans of a deal. Figures of single loans stay outside and are named by their hash. */
public sealed interface LoanBookCommand {

    LoanBookId loanBookId();

    /**
     * Takes over the loans of a closed deal.
     *
     * @param frozenCount loans of the pool as it was frozen
     * @param frozenBalance their balance as it was frozen
     * @param loanCount loans that arrived
     * @param balance sum over the loans that arrived
     * @param stateHash of the loans that arrived
     */
    record BoardLoans(
            LoanBookId loanBookId,
            String poolId,
            LocalDate cutOffDate,
            int frozenCount,
            Money frozenBalance,
            int loanCount,
            Money balance,
            String stateHash)
            implements LoanBookCommand {}

    /**
     * Takes a collection file whose rows have all been applied.
     *
     * @param fileHash SHA-256 of the file's bytes
     * @param openingStateHash of the loans that the file was applied to
     * @param stateHash of the loans after it
     * @param importedBy the person who sent the file
     */
    record ImportCollections(
            LoanBookId loanBookId,
            YearMonth collectionPeriod,
            String fileName,
            String fileHash,
            String openingStateHash,
            CollectionTotals totals,
            String stateHash,
            String importedBy)
            implements LoanBookCommand {}

    /**
     * Takes cash that no borrower paid into an open period.
     *
     * @param declaredSources all that the deal document has
     */
    record RecordReceipt(LoanBookId loanBookId, Receipt receipt, Set<String> declaredSources, String recordedBy)
            implements LoanBookCommand {}

    /** Takes a receipt back while its period is open: it was another's cash, or of another source. */
    record ReverseReceipt(LoanBookId loanBookId, String bankReference, String reason, String reversedBy)
            implements LoanBookCommand {}

    /**
     * Closes the period for good.
     *
     * @param controlRows rows that the servicer says it sent
     * @param controlAmount cash that the servicer says it sent
     * @param storedStateHash of the loans as they are stored now, computed again for this command
     * @param closedBy the person who orders it
     * @param openExceptions numbers of those of the period that block
     * @param otherPersonCloses whether who imported may not close
     */
    record CloseCollectionPeriod(
            LoanBookId loanBookId,
            YearMonth collectionPeriod,
            OptionalInt controlRows,
            Optional<Money> controlAmount,
            String storedStateHash,
            String closedBy,
            List<Integer> openExceptions,
            boolean otherPersonCloses)
            implements LoanBookCommand {}

    /** The cash of a closed period is in the deal's collections account on chain. */
    record ConfirmCredit(LoanBookId loanBookId, YearMonth collectionPeriod, String transactionHash, long blockNumber)
            implements LoanBookCommand {}
}
