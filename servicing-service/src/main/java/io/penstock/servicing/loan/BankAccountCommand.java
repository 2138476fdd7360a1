package io.penstock.servicing.loan;

import io.penstock.kernel.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An intention about the collections account of a deal. */
public sealed interface BankAccountCommand {

    BankAccountId accountId();

    /**
     * Takes a statement of the bank.
     *
     * @param statementId as the bank writes it
     * @param contentHash SHA-256 of what the statement says, names left out
     * @param balances at begin and end; empty for a notification, whose entries come again with a statement
     * @param receipts of the loan book, by bank reference
     * @param open the period that is open
     */
    record ImportStatement(
            BankAccountId accountId,
            String statementId,
            String contentHash,
            Optional<Balances> balances,
            List<BankEntry> entries,
            Map<String, Receipt> receipts,
            YearMonth open,
            String importedBy)
            implements BankAccountCommand {}

    /** Booked balances of a statement. */
    record Balances(Money opening, Money closing) {}

    /**
     * Says where cash in suspense belongs.
     *
     * @param source of the deal document, or {@code borrowers} for the cash of the period's collection file
     * @param open the period that is open
     */
    record ApplyEntry(
            BankAccountId accountId,
            String reference,
            YearMonth collectionPeriod,
            String source,
            Money amount,
            YearMonth open,
            String appliedBy)
            implements BankAccountCommand {}

    /** Sends what is left of an entry in suspense back: it was misdirected. */
    record ReturnEntry(BankAccountId accountId, String reference, String reason, String returnedBy)
            implements BankAccountCommand {}
}
