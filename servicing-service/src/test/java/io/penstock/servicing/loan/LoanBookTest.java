package io.penstock.servicing.loan;

import static io.penstock.servicing.loan.LoanBookRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.LoanBookCommand.BoardLoans;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import io.penstock.servicing.loan.LoanBookCommand.ConfirmCredit;
import io.penstock.servicing.loan.LoanBookCommand.ImportCollections;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.domain.LoanBook;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoanBookTest {

    private static final LoanBookId BOOK = LoanBookId.ofDeal("SMALL-2020-1");
    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    private static final YearMonth JULY = YearMonth.of(2020, 7);
    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2020, 9);

    private final LoansBoarded boarded = new LoansBoarded(BOOK, "POOL", CUT_OFF, AUGUST, 2, usd("1000.00"), "s0");
    private final CollectionsImported imported =
            new CollectionsImported(BOOK, AUGUST, "a.csv", "fa", totals("1000.00", "850.00"), "s1", "sam");
    private final CollectionPeriodClosed closed =
            new CollectionPeriodClosed(BOOK, AUGUST, "fa", totals("1000.00", "850.00"), "s1", List.of(), "olga");
    private final CollectionsCredited credited = new CollectionsCredited(BOOK, AUGUST, usd("115.00"), "0xaa", 7);

    private final DeciderSpec<LoanBookCommand, LoanBookEvent, LoanBook> book =
            new DeciderSpec<>(LoanBook::decide, LoanBook::evolve, LoanBook.INITIAL);

    @Nested
    class Boarding {

        @Test
        void takesTheLoansOfTheFrozenPool() {
            book.given().when(board(2, "1000.00", "s0")).then(boarded);
        }

        @Test
        void twiceIsOnce() {
            book.given(boarded).when(board(2, "1000.00", "s0")).then();
        }

        @Test
        void ofOtherLoansIsRefused() {
            book.given(boarded)
                    .when(board(1, "900.00", "sX"))
                    .thenRejected(LOANS_ALREADY_BOARDED); // takes precedence over LOAN_COUNT_DIFFERS
        }

        @Test
        void needsEveryLoan() {
            book.given()
                    .when(board(1, "999.99", "s0"))
                    .thenRejected(LOAN_COUNT_DIFFERS); // takes precedence over POOL_BALANCE_DIFFERS
        }

        @Test
        void needsTheFrozenBalanceToTheCent() {
            book.given().when(board(2, "999.99", "s0")).thenRejected(POOL_BALANCE_DIFFERS);
            book.given().when(board(2, "1000.01", "s0")).thenRejected(POOL_BALANCE_DIFFERS);
        }

        private BoardLoans board(int count, String balance, String stateHash) {
            return new BoardLoans(BOOK, "POOL", CUT_OFF, 2, usd("1000.00"), count, usd(balance), stateHash);
        }
    }

    @Nested
    class Importing {

        @Test
        void keepsTotalsAndHashes() {
            book.given(boarded).when(collect(AUGUST, "fa", "s0")).then(imported);
        }

        @Test
        void needsLoans() {
            book.given().when(collect(AUGUST, "fa", "s0")).thenRejected(LOANS_NOT_BOARDED);
        }

        @Test
        void ofTheSameFileIsTheSameImport() {
            book.given(boarded, imported).when(collect(AUGUST, "fa", "s0")).then();
            book.given(boarded, imported, closed)
                    .when(collect(AUGUST, "fa", "s0"))
                    .then();
        }

        @Test
        void ofAnotherFileReplacesWhileOpen() {
            book.given(boarded, imported)
                    .when(collect(AUGUST, "fb", "s0"))
                    .then(new CollectionsImported(
                            BOOK, AUGUST, "a.csv", "fb", totals("1000.00", "850.00"), "s1", "sam"));
        }

        @Test
        void ofAnotherFileIsRefusedOnceClosed() {
            book.given(boarded, imported, closed)
                    .when(collect(AUGUST, "fb", "sX"))
                    .thenRejected(COLLECTION_PERIOD_CLOSED); // takes precedence over OPENING_STATE_DIFFERS
        }

        @Test
        void goesPeriodByPeriod() {
            book.given(boarded, imported)
                    .when(collect(SEPTEMBER, "fs", "sX"))
                    .thenRejected(COLLECTION_PERIOD_NOT_NEXT); // takes precedence over OPENING_STATE_DIFFERS
            book.given(boarded).when(collect(JULY, "fj", "s0")).thenRejected(COLLECTION_PERIOD_NOT_FOUND);
        }

        @Test
        void isOfTheLoansAsTheyAre() {
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "sX", totals("1000.00", "849.99")))
                    .thenRejected(OPENING_STATE_DIFFERS); // takes precedence over POOL_ROLL_DIFFERS
        }

        @Test
        void opensWhereTheLastPeriodClosed() {
            book.given(boarded, imported, closed)
                    .when(new ImportCollections(
                            BOOK, SEPTEMBER, "s.csv", "fs", "s1", totals("850.00", "700.00"), "s2", "sam"))
                    .then(new CollectionsImported(
                            BOOK, SEPTEMBER, "s.csv", "fs", totals("850.00", "700.00"), "s2", "sam"));
            book.given(boarded, imported, closed)
                    .when(new ImportCollections(
                            BOOK, SEPTEMBER, "s.csv", "fs", "s1", totals("850.01", "700.01"), "s2", "sam"))
                    .thenRejected(POOL_ROLL_DIFFERS);
        }

        @Test
        void rollsThePoolToTheCent() {
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", totals("1000.00", "849.99")))
                    .thenRejected(POOL_ROLL_DIFFERS);
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", totals("1000.00", "850.01")))
                    .thenRejected(POOL_ROLL_DIFFERS);
        }

        @Test
        void appliesAllCashOfTheFile() {
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", totals("1000.00", "850.00", "115.01")))
                    .thenRejected(CASH_DIFFERS);
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", totals("1000.00", "849.00", "114.99")))
                    .thenRejected(POOL_ROLL_DIFFERS); // takes precedence over CASH_DIFFERS
        }

        @Test
        void countsWhatLeftThePoolWithoutPrincipal() {
            // 1,000.00 - 100.00 - 40.00 repurchased - 50.00 charged off + 10.00 raised = 820.00
            var full = reported("820.00", "40.00", "-10.00", "158.00");
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", full))
                    .then(new CollectionsImported(BOOK, AUGUST, "a.csv", "fa", full, "s1", "sam"));
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", reported("820.01", "40.00", "-10.00", "158.00")))
                    .thenRejected(POOL_ROLL_DIFFERS);
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", reported("820.00", "40.00", "-10.00", "158.01")))
                    .thenRejected(CASH_DIFFERS);
        }

        @Test
        void costsMayNotBeAboveAllThatCameIn() {
            var zero = usd("0.00");
            var costs = new CollectionTotals(
                    1,
                    usd("-1.00"),
                    zero,
                    zero,
                    usd("-1.00"),
                    zero,
                    usd("1000.00"),
                    usd("1000.00"),
                    2,
                    zero,
                    zero,
                    zero,
                    zero);
            book.given(boarded).when(collect(AUGUST, "fa", "s0", costs)).thenRejected(CASH_NEGATIVE);
        }

        /** Cash 10.00 + 100.00 + 40.00 repurchased + 3.00 fees + 5.00 = 158.00. */
        private CollectionTotals reported(String end, String repurchases, String adjustments, String amount) {
            var zero = usd("0.00");
            return new CollectionTotals(
                    3,
                    usd(amount),
                    usd("10.00"),
                    usd("100.00"),
                    usd("5.00"),
                    usd("50.00"),
                    usd("1000.00"),
                    usd(end),
                    1,
                    zero,
                    zero,
                    zero,
                    zero,
                    Optional.of(usd("90.00")),
                    usd(repurchases),
                    usd("3.00"),
                    usd(adjustments),
                    1);
        }

        @Test
        void isInTheCurrencyOfThePool() {
            var eur = Money.of("EUR", "0.00");
            var odd = new CollectionTotals(
                    0, eur, eur, eur, eur, eur, usd("1000.00"), usd("999.00"), 2, eur, eur, eur, eur);
            book.given(boarded)
                    .when(collect(AUGUST, "fa", "s0", odd))
                    .thenRejected(CURRENCY_DIFFERS); // takes precedence over POOL_ROLL_DIFFERS
        }
    }

    @Nested
    class Closing {

        @Test
        void isFinal() {
            book.given(boarded, imported).when(close(AUGUST, "s1")).then(closed);
        }

        @Test
        void twiceIsOnce() {
            book.given(boarded, imported, closed)
                    .when(close(AUGUST, "whatever"))
                    .then();
        }

        @Test
        void needsAFile() {
            book.given(boarded).when(close(AUGUST, "")).thenRejected(COLLECTIONS_NOT_IMPORTED);
        }

        @Test
        void needsLoans() {
            book.given().when(close(AUGUST, "s1")).thenRejected(LOANS_NOT_BOARDED);
        }

        @Test
        void goesPeriodByPeriod() {
            book.given(boarded, imported).when(close(SEPTEMBER, "")).thenRejected(COLLECTION_PERIOD_NOT_NEXT);
            book.given(boarded, imported).when(close(JULY, "")).thenRejected(COLLECTION_PERIOD_NOT_FOUND);
        }

        @Test
        void isOfTheLoansThatWereImported() {
            book.given(boarded, imported)
                    .when(new CloseCollectionPeriod(
                            BOOK, AUGUST, OptionalInt.of(9), Optional.empty(), "sX", "olga", List.of(1), false))
                    .thenRejected(STORED_STATE_DIFFERS); // takes precedence over PERIOD_EXCEPTION_OPEN
        }

        @Test
        void comparesControlTotals() {
            book.given(boarded, imported).when(close(3, "115.00")).then(closed);
            book.given(boarded, imported)
                    .when(close(2, "114.99"))
                    .thenRejected(CONTROL_ROWS_DIFFER); // takes precedence over CONTROL_AMOUNT_DIFFERS
            book.given(boarded, imported).when(close(4, "115.00")).thenRejected(CONTROL_ROWS_DIFFER);
            book.given(boarded, imported).when(close(3, "114.99")).thenRejected(CONTROL_AMOUNT_DIFFERS);
            book.given(boarded, imported).when(close(3, "115.01")).thenRejected(CONTROL_AMOUNT_DIFFERS);
            book.given(boarded, imported, closed).when(close(4, "115.00")).thenRejected(CONTROL_ROWS_DIFFER);
        }

        @Test
        void waitsForExceptions() {
            book.given(boarded, imported)
                    .when(gated(9, List.of(2, 3), "sam"))
                    .thenRejected(PERIOD_EXCEPTION_OPEN); // takes precedence over CONTROL_ROWS_DIFFER
            book.given(boarded, imported, closed)
                    .when(gated(3, List.of(2, 3), "sam"))
                    .then();
        }

        @Test
        void isByAnotherPersonThanImportedWhereTheDealSaysSo() {
            book.given(boarded, imported)
                    .when(gated(4, List.of(), "sam"))
                    .thenRejected(CONTROL_ROWS_DIFFER); // takes precedence over CLOSER_IMPORTED
            book.given(boarded, imported).when(gated(3, List.of(), "sam")).thenRejected(CLOSER_IMPORTED);
            book.given(boarded, imported).when(gated(3, List.of(), "olga")).then(closed);
        }

        private CloseCollectionPeriod gated(int rows, List<Integer> open, String person) {
            return new CloseCollectionPeriod(
                    BOOK, AUGUST, OptionalInt.of(rows), Optional.empty(), "s1", person, open, true);
        }

        private CloseCollectionPeriod close(int rows, String amount) {
            return new CloseCollectionPeriod(
                    BOOK, AUGUST, OptionalInt.of(rows), Optional.of(usd(amount)), "s1", "olga", List.of(), false);
        }

        private CloseCollectionPeriod close(YearMonth period, String hash) {
            return new CloseCollectionPeriod(
                    BOOK, period, OptionalInt.empty(), Optional.empty(), hash, "olga", List.of(), false);
        }
    }

    @Nested
    class Credit {

        @Test
        void ofAClosedPeriodIsAFact() {
            book.given(boarded, imported, closed)
                    .when(new ConfirmCredit(BOOK, AUGUST, "0xaa", 7))
                    .then(credited);
        }

        @Test
        void confirmedTwiceIsOnce() {
            book.given(boarded, imported, closed, credited)
                    .when(new ConfirmCredit(BOOK, AUGUST, "0xbb", 8))
                    .then();
        }

        @Test
        void needsAClosedPeriod() {
            book.given(boarded, imported)
                    .when(new ConfirmCredit(BOOK, AUGUST, "0xaa", 7))
                    .thenRejected(COLLECTION_PERIOD_NOT_CLOSED);
        }
    }

    private static ImportCollections collect(YearMonth period, String fileHash, String opening) {
        return collect(period, fileHash, opening, totals("1000.00", "850.00"));
    }

    private static ImportCollections collect(
            YearMonth period, String fileHash, String opening, CollectionTotals totals) {
        return new ImportCollections(BOOK, period, "a.csv", fileHash, opening, totals, "s1", "sam");
    }

    private static CollectionTotals totals(String begin, String end) {
        return totals(begin, end, "115.00");
    }

    /** Cash 10.00 + 100.00 + 5.00 = 115.00; the pool falls by 100.00 + 50.00 = 150.00. */
    private static CollectionTotals totals(String begin, String end, String amount) {
        return new CollectionTotals(
                3,
                usd(amount),
                usd("10.00"),
                usd("100.00"),
                usd("5.00"),
                usd("50.00"),
                usd(begin),
                usd(end),
                1,
                usd("0.00"),
                usd("0.00"),
                usd("0.00"),
                usd("0.00"));
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
