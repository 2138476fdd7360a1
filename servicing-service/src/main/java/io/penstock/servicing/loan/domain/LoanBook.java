package io.penstock.servicing.loan.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.loan.LoanBookRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.LoanBookCommand;
import io.penstock.servicing.loan.LoanBookCommand.BoardLoans;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import io.penstock.servicing.loan.LoanBookCommand.ConfirmCredit;
import io.penstock.servicing.loan.LoanBookCommand.ImportCollections;
import io.penstock.servicing.loan.LoanBookCommand.RecordReceipt;
import io.penstock.servicing.loan.LoanBookCommand.ReverseReceipt;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptRecorded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptReversed;
import io.penstock.servicing.loan.SourceCash;
import io.penstock.servicing.loan.domain.CollectionPeriod.Closed;
import io.penstock.servicing.loan.domain.CollectionPeriod.Imported;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loans of a deal through its collection periods. One aggregate holds all periods of a deal, so that their order is
 * decided where they are.
 *
 * <pre>
 *   Absent ──loans boarded──▶ Boarded (next: first period)
 *                               ↺ collections imported (same period again replaces)
 *                               ↺ receipt recorded, receipt reversed (of the open period or the one after)
 *                               ↺ period closed (next: the month after) ── credited on chain
 * </pre>
 */
public sealed interface LoanBook {

    /** No loans yet. */
    record Absent() implements LoanBook {}

    /**
     * The loans are on the books.
     *
     * @param next the only period that may be imported and closed
     * @param poolBalance at the begin of {@code next}
     * @param stateHash of the loans at the begin of {@code next}
     * @param periods all that were imported or closed
     * @param receipts cash that no borrower paid
     */
    record Boarded(
            String poolId,
            String boardedHash,
            YearMonth next,
            Money poolBalance,
            String stateHash,
            Map<YearMonth, CollectionPeriod> periods,
            Receipts receipts)
            implements LoanBook {

        Boarded with(YearMonth period, CollectionPeriod state) {
            var all = new HashMap<>(periods);
            all.put(period, state);
            return new Boarded(poolId, boardedHash, next, poolBalance, stateHash, Map.copyOf(all), receipts);
        }

        Boarded with(Receipts changed) {
            return new Boarded(poolId, boardedHash, next, poolBalance, stateHash, periods, changed);
        }

        Boarded from(YearMonth period, Money balance, String hash) {
            return new Boarded(poolId, boardedHash, period, balance, hash, periods, receipts);
        }
    }

    LoanBook INITIAL = new Absent();

    /** The rules; refusals in the order of {@code LoanBookRejection}. */
    static Decision<LoanBookEvent> decide(LoanBookCommand command, LoanBook book) {
        return switch (book) {
            case Absent _ ->
                command instanceof BoardLoans boarding
                        ? board(boarding)
                        : reject(
                                LOANS_NOT_BOARDED,
                                "the loans of deal " + command.loanBookId().dealId() + " are not here yet");
            case Boarded boarded ->
                switch (command) {
                    case BoardLoans boarding -> repeat(boarding, boarded);
                    case ImportCollections imported -> collect(imported, boarded);
                    case CloseCollectionPeriod closing -> close(closing, boarded);
                    case ConfirmCredit credit -> credit(credit, boarded);
                    case RecordReceipt receipt ->
                        boarded.receipts().record(receipt, boarded.next(), boarded.poolBalance());
                    case ReverseReceipt reversal -> boarded.receipts().reverse(reversal, boarded.next());
                };
        };
    }

    /** What happened, without rules. */
    static LoanBook evolve(LoanBook book, LoanBookEvent event) {
        return switch (event) {
            case LoansBoarded e ->
                new Boarded(
                        e.poolId(),
                        e.stateHash(),
                        e.firstCollectionPeriod(),
                        e.poolBalance(),
                        e.stateHash(),
                        Map.of(),
                        Receipts.NONE);
            case CollectionsImported e ->
                ((Boarded) book)
                        .with(
                                e.collectionPeriod(),
                                new Imported(e.fileHash(), e.totals(), e.stateHash(), e.importedBy()));
            case ReceiptRecorded e ->
                ((Boarded) book).with(((Boarded) book).receipts().with(e.receipt()));
            case ReceiptReversed e ->
                ((Boarded) book).with(((Boarded) book).receipts().without(e.original()));
            case CollectionPeriodClosed e ->
                ((Boarded) book)
                        .with(e.collectionPeriod(), new Closed(e.fileHash(), e.totals(), e.cash(), false))
                        .from(e.collectionPeriod().plusMonths(1), e.totals().poolBalanceEnd(), e.stateHash());
            case CollectionsCredited e -> credited((Boarded) book, e);
        };
    }

    private static LoanBook credited(Boarded book, CollectionsCredited event) {
        var closed = (Closed) book.periods().get(event.collectionPeriod());
        return closed == null
                ? book
                : book.with(
                        event.collectionPeriod(), new Closed(closed.fileHash(), closed.totals(), closed.cash(), true));
    }

    private static Decision<LoanBookEvent> board(BoardLoans c) {
        if (c.loanCount() != c.frozenCount()) {
            return reject(
                    LOAN_COUNT_DIFFERS,
                    "pool was frozen with " + c.frozenCount() + " loans, here are " + c.loanCount());
        }
        if (!c.balance().equals(c.frozenBalance())) {
            return reject(
                    POOL_BALANCE_DIFFERS, "pool was frozen at " + c.frozenBalance() + ", loans sum to " + c.balance());
        }
        var first = YearMonth.from(c.cutOffDate()).plusMonths(1);
        return accept(new LoansBoarded(
                c.loanBookId(), c.poolId(), c.cutOffDate(), first, c.loanCount(), c.balance(), c.stateHash()));
    }

    private static Decision<LoanBookEvent> repeat(BoardLoans command, Boarded book) {
        return command.stateHash().equals(book.boardedHash())
                        && command.poolId().equals(book.poolId())
                ? unchanged()
                : reject(LOANS_ALREADY_BOARDED, "the loans of pool " + book.poolId() + " are on the books");
    }

    private static Decision<LoanBookEvent> collect(ImportCollections command, Boarded book) {
        var period = command.collectionPeriod();
        var known = book.periods().get(period);
        if (known != null && known.fileHash().equals(command.fileHash())) {
            return unchanged();
        }
        if (known instanceof Closed) {
            return reject(COLLECTION_PERIOD_CLOSED, "period " + period + " is closed with another file");
        }
        if (!period.equals(book.next())) {
            return notNext(period, book);
        }
        if (!command.openingStateHash().equals(book.stateHash())) {
            return reject(OPENING_STATE_DIFFERS, "the file was applied to other loans than those of period " + period);
        }
        var broken = CollectionPeriod.broken(command.totals(), book.poolBalance());
        if (broken.isPresent()) {
            return new Decision.Rejected<>(broken.get());
        }
        return accept(new CollectionsImported(
                command.loanBookId(),
                period,
                command.fileName(),
                command.fileHash(),
                command.totals(),
                command.stateHash(),
                command.importedBy()));
    }

    private static Decision<LoanBookEvent> close(CloseCollectionPeriod command, Boarded book) {
        var period = command.collectionPeriod();
        if (!period.equals(book.next()) && book.periods().get(period) == null) {
            return notNext(period, book);
        }
        return switch (book.periods().get(period)) {
            case null -> reject(COLLECTIONS_NOT_IMPORTED, "nothing was imported for period " + period);
            case Closed closed ->
                CollectionPeriod.control(command, closed.totals())
                        .<Decision<LoanBookEvent>>map(Decision.Rejected::new)
                        .orElseGet(Decision::unchanged);
            case Imported imported -> close(command, imported, book.receipts().of(period));
        };
    }

    private static Decision<LoanBookEvent> close(
            CloseCollectionPeriod command, Imported imported, List<SourceCash> receipts) {
        if (!command.storedStateHash().equals(imported.stateHash())) {
            return reject(
                    STORED_STATE_DIFFERS,
                    "stored loans have hash " + command.storedStateHash() + ", imported were " + imported.stateHash());
        }
        if (!command.openExceptions().isEmpty()) {
            return reject(
                    PERIOD_EXCEPTION_OPEN,
                    "exceptions " + command.openExceptions()
                            + " of the period are open: correct the figures, or let another person waive them");
        }
        return CollectionPeriod.control(command, imported.totals())
                .or(() -> CollectionPeriod.closer(command, imported))
                .<Decision<LoanBookEvent>>map(Decision.Rejected::new)
                .orElseGet(() -> accept(new CollectionPeriodClosed(
                        command.loanBookId(),
                        command.collectionPeriod(),
                        imported.fileHash(),
                        imported.totals(),
                        imported.stateHash(),
                        receipts,
                        command.closedBy())));
    }

    private static Decision<LoanBookEvent> credit(ConfirmCredit command, Boarded book) {
        if (!(book.periods().get(command.collectionPeriod()) instanceof Closed closed)) {
            return reject(COLLECTION_PERIOD_NOT_CLOSED, "period " + command.collectionPeriod() + " is not closed");
        }
        return closed.credited()
                ? unchanged()
                : accept(new CollectionsCredited(
                        command.loanBookId(),
                        command.collectionPeriod(),
                        closed.cash(),
                        command.transactionHash(),
                        command.blockNumber()));
    }

    private static Decision<LoanBookEvent> notNext(YearMonth period, Boarded book) {
        return period.isBefore(book.next())
                ? reject(COLLECTION_PERIOD_NOT_FOUND, "period " + period + " is before the first of this deal")
                : reject(COLLECTION_PERIOD_NOT_NEXT, "period " + book.next() + " must be closed before " + period);
    }
}
