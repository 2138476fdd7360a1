package io.penstock.servicing.loan.application;

import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.loan.BankAccountCommand.ApplyEntry;
import io.penstock.servicing.loan.BankAccountCommand.ImportStatement;
import io.penstock.servicing.loan.BankAccountCommand.ReturnEntry;
import io.penstock.servicing.loan.BankAccountId;
import io.penstock.servicing.loan.BankEntry;
import io.penstock.servicing.loan.BankStatement;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanBookRejection;
import io.penstock.servicing.loan.domain.BankAccount;
import io.penstock.servicing.loan.domain.LoanBook.Boarded;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes statements of a deal's collections account, and says where cash in suspense belongs. */
@Service
public class BankStatements {

    private static final String PLAIN = "[A-Za-z0-9][A-Za-z0-9._:-]{0,34}";
    private static final int SHOWN_OF_HASH = 30;

    private final Streams streams;
    private final Commands commands;
    private final RecordReceipts receipts;
    private final PeriodReviews reviews;

    BankStatements(Streams streams, Commands commands, RecordReceipts receipts, PeriodReviews reviews) {
        this.streams = streams;
        this.commands = commands;
        this.receipts = receipts;
        this.reviews = reviews;
    }

    /** Takes a statement. The same statement again changes nothing. */
    public void take(LoanBookId book, BankStatement statement, String person) {
        var boarded = boarded(book);
        commands.send(new ImportStatement(
                id(book),
                statement.statementId(),
                contentHash(statement),
                statement.balances(),
                statement.entries(),
                boarded.receipts().byReference(),
                boarded.next(),
                person));
        reviews.compare(book, boarded.next());
    }

    /**
     * Applies cash in suspense to a period: to borrowers' cash, or to a source, which makes it a receipt. The receipt comes
     * first: a process that dies between the two leaves the entry in suspense, and the same order completes.
     *
     * @param amount in major units
     * @throws ArithmeticException if the amount has more decimals than the currency
     * @throws NumberFormatException if the amount is no number
     */
    public void apply(
            LoanBookId book, String reference, YearMonth period, String source, String amount, String person) {
        var boarded = boarded(book);
        var money = Money.of(boarded.poolBalance().currency().getCurrencyCode(), amount);
        var command = new ApplyEntry(id(book), reference, period, source, money, boarded.next(), person);
        var account = account(book);
        if (BankAccount.decide(command, account) instanceof Rejected<?>(var rejection)) {
            throw new RejectedException(rejection);
        }
        if (!source.equals(BankAccount.BORROWERS)) {
            receipts.record(
                    book, period, source, amount, receiptReference(account, reference, period, source, money), person);
        }
        commands.send(command);
        reviews.compare(book, period);
    }

    /** Sends what is left of an entry back to where it came from. */
    public void giveBack(LoanBookId book, String reference, String reason, String person) {
        commands.send(new ReturnEntry(id(book), reference, reason, person));
    }

    /**
     * The account as it stands.
     *
     * @param asOf of the ageing; the last booking if null
     */
    public CashAccount account(LoanBookId book, @Nullable LocalDate asOf) {
        return CashAccount.of(book.dealId(), boarded(book).poolBalance().currency(), account(book), asOf);
    }

    /** The bank's own reference where a whole entry is one receipt; else a hash, which a repeat finds again. */
    private static String receiptReference(
            BankAccount account, String reference, YearMonth period, String source, Money amount) {
        var item = account.items().get(reference);
        return item != null && item.entry().amount().equals(amount) && reference.matches(PLAIN)
                ? reference
                : "B-"
                        + sha256(reference + "|" + period + "|" + source + "|" + amount)
                                .substring(0, SHOWN_OF_HASH);
    }

    private static String contentHash(BankStatement statement) {
        var text = new StringBuilder(statement.statementId()).append('\n').append(statement.balances());
        for (BankEntry entry : statement.entries()) {
            text.append('\n').append(entry);
        }
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private BankAccount account(LoanBookId book) {
        return streams.state(BankAccountLog.ACCOUNT, id(book).value());
    }

    private Boarded boarded(LoanBookId book) {
        if (streams.state(LoanLog.BOOK, book.value()) instanceof Boarded boarded) {
            return boarded;
        }
        throw new RejectedException(new Rejection(
                LoanBookRejection.LOANS_NOT_BOARDED, "the loans of deal " + book.dealId() + " are not here yet"));
    }

    private static BankAccountId id(LoanBookId book) {
        return BankAccountId.ofDeal(book.dealId());
    }
}
