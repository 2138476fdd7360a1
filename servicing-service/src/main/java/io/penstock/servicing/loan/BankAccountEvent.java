package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** A fact about the collections account of a deal. */
public sealed interface BankAccountEvent {

    BankAccountId accountId();

    /**
     * A statement was taken.
     *
     * @param entries that no earlier statement or notification had
     * @param closing booked balance at its end; empty for a notification
     */
    record StatementImported(
            BankAccountId accountId,
            String statementId,
            String contentHash,
            Optional<Money> opening,
            Optional<Money> closing,
            List<BankEntry> entries,
            String importedBy)
            implements BankAccountEvent {

        public StatementImported {
            entries = List.copyOf(entries);
        }
    }

    /** Cash of an entry belongs to a source of a period; {@code source} is {@code borrowers} for a collection file's. */
    record EntryApplied(
            BankAccountId accountId,
            String reference,
            YearMonth collectionPeriod,
            String source,
            Money amount,
            String appliedBy)
            implements BankAccountEvent {}

    /** Cash of an entry is to go back to where it came from. */
    record EntryReturned(BankAccountId accountId, String reference, Money amount, String reason, String returnedBy)
            implements BankAccountEvent {}

    /**
     * The bank took an entry back.
     *
     * @param applied what had been applied of it, and is there no more
     */
    record EntryReversed(BankAccountId accountId, String reference, Money amount, Money applied)
            implements BankAccountEvent {}
}
