package io.penstock.servicing.loan;

import static io.penstock.servicing.loan.LoanBookRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import io.penstock.servicing.loan.LoanBookCommand.ConfirmCredit;
import io.penstock.servicing.loan.LoanBookCommand.RecordReceipt;
import io.penstock.servicing.loan.LoanBookCommand.ReverseReceipt;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptRecorded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptReversed;
import io.penstock.servicing.loan.domain.LoanBook;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Cash that no borrower paid, from the bank's credit to the closed period. */
class ReceiptTest {

    private static final LoanBookId BOOK = LoanBookId.ofDeal("SMALL-2020-1");
    private static final YearMonth JULY = YearMonth.of(2020, 7);
    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2020, 9);
    private static final Set<String> SOURCES =
            Set.of("interest", "principal", "recoveries", "investmentIncome", "servicerAdvances");

    private final LoansBoarded boarded =
            new LoansBoarded(BOOK, "POOL", LocalDate.of(2020, 7, 31), AUGUST, 2, usd("1000.00"), "s0");
    private final Receipt income = new Receipt(AUGUST, "investmentIncome", usd("12.34"), "BANK-1");
    private final Receipt advance = new Receipt(AUGUST, "servicerAdvances", usd("100.00"), "BANK-2");
    private final Receipt later = new Receipt(SEPTEMBER, "investmentIncome", usd("1.00"), "BANK-3");
    private final ReceiptRecorded recorded = new ReceiptRecorded(BOOK, income, "olga");
    private final CollectionsImported imported =
            new CollectionsImported(BOOK, AUGUST, "a", "fa", totals(), "s1", "sam");
    private final CollectionPeriodClosed closed = new CollectionPeriodClosed(
            BOOK,
            AUGUST,
            "fa",
            totals(),
            "s1",
            List.of(
                    new SourceCash("investmentIncome", usd("12.35")),
                    new SourceCash("servicerAdvances", usd("100.00"))),
            "olga");

    private final DeciderSpec<LoanBookCommand, LoanBookEvent, LoanBook> book =
            new DeciderSpec<>(LoanBook::decide, LoanBook::evolve, LoanBook.INITIAL);

    @Nested
    class Recording {

        @Test
        void keepsSourceAmountAndReference() {
            book.given(boarded).when(record(income)).then(recorded);
        }

        @Test
        void twiceIsOnce() {
            book.given(boarded, recorded).when(record(income)).then();
            book.given(boarded, recorded, imported, closed).when(record(income)).then();
        }

        @Test
        void needsLoans() {
            book.given().when(record(income)).thenRejected(LOANS_NOT_BOARDED);
        }

        @Test
        void isOfTheOpenPeriodOrTheOneAfter() {
            book.given(boarded).when(record(later)).then(new ReceiptRecorded(BOOK, later, "olga"));
            book.given(boarded)
                    .when(record(new Receipt(AUGUST.plusMonths(2), "investmentIncome", usd("1.00"), "BANK-4")))
                    .thenRejected(COLLECTION_PERIOD_NOT_NEXT);
            book.given(boarded)
                    .when(record(new Receipt(JULY, "nothing", usd("0.00"), "")))
                    .thenRejected(COLLECTION_PERIOD_CLOSED); // takes precedence over everything about its values
            book.given(boarded, imported, closed).when(record(advance)).thenRejected(COLLECTION_PERIOD_CLOSED);
        }

        @Test
        void takesACreditOfTheBankOnce() {
            book.given(boarded, recorded)
                    .when(record(new Receipt(AUGUST, "nothing", usd("12.35"), "BANK-1")))
                    .thenRejected(RECEIPT_DIFFERS); // takes precedence over SOURCE_UNKNOWN
            book.given(boarded, recorded)
                    .when(record(new Receipt(SEPTEMBER, "investmentIncome", usd("12.34"), "BANK-1")))
                    .thenRejected(RECEIPT_DIFFERS);
            book.given(boarded, recorded, imported, closed)
                    .when(record(new Receipt(SEPTEMBER, "investmentIncome", usd("12.34"), "BANK-1")))
                    .thenRejected(RECEIPT_DIFFERS);
        }

        @Test
        void isOfASourceOfTheDocument() {
            book.given(boarded)
                    .when(record(new Receipt(AUGUST, "hedgeReceipts", eur(), "BANK-1")))
                    .thenRejected(SOURCE_UNKNOWN); // takes precedence over CURRENCY_DIFFERS
        }

        @Test
        void isNotOfBorrowers() {
            for (var source : List.of("interest", "principal", "recoveries")) {
                book.given(boarded)
                        .when(record(new Receipt(AUGUST, source, eur(), "BANK-1")))
                        .thenRejected(SOURCE_OF_BORROWERS); // takes precedence over CURRENCY_DIFFERS
            }
        }

        @Test
        void bringsCashInTheCurrencyOfThePool() {
            book.given(boarded)
                    .when(record(new Receipt(AUGUST, "investmentIncome", eur(), "BANK-1")))
                    .thenRejected(CURRENCY_DIFFERS); // takes precedence over AMOUNT_NOT_POSITIVE
            for (var amount : List.of("0.00", "-0.01")) {
                book.given(boarded)
                        .when(record(new Receipt(AUGUST, "investmentIncome", usd(amount), "a name")))
                        .thenRejected(AMOUNT_NOT_POSITIVE); // takes precedence over BANK_REFERENCE_MALFORMED
            }
        }

        @Test
        void hasAReferenceAsABankWritesIt() {
            for (var reference : List.of("", "John Doe", "a".repeat(36), ".a")) {
                book.given(boarded)
                        .when(record(new Receipt(AUGUST, "investmentIncome", usd("0.01"), reference)))
                        .thenRejected(BANK_REFERENCE_MALFORMED);
            }
            var longest = new Receipt(AUGUST, "investmentIncome", usd("0.01"), "a".repeat(35));
            book.given(boarded).when(record(longest)).then(new ReceiptRecorded(BOOK, longest, "olga"));
        }
    }

    @Nested
    class Reversing {

        @Test
        void namesTheOriginal() {
            book.given(boarded, recorded)
                    .when(reverse("BANK-1", "of another deal"))
                    .then(new ReceiptReversed(BOOK, income, "of another deal", "olga"));
        }

        @Test
        void needsAReceipt() {
            book.given(boarded).when(reverse("BANK-1", "")).thenRejected(RECEIPT_NOT_FOUND);
        }

        @Test
        void isOfAnOpenPeriod() {
            book.given(boarded, recorded, imported, closed)
                    .when(reverse("BANK-1", ""))
                    .thenRejected(COLLECTION_PERIOD_CLOSED); // takes precedence over REASON_MALFORMED
        }

        @Test
        void hasAReason() {
            for (var reason : List.of("", " ", "a".repeat(501))) {
                book.given(boarded, recorded).when(reverse("BANK-1", reason)).thenRejected(REASON_MALFORMED);
            }
        }

        @Test
        void letsTheReferenceBeUsedAgain() {
            var again = new Receipt(SEPTEMBER, "servicerAdvances", usd("12.34"), "BANK-1");
            book.given(boarded, recorded, new ReceiptReversed(BOOK, income, "other source", "olga"))
                    .when(record(again))
                    .then(new ReceiptRecorded(BOOK, again, "olga"));
        }

        private ReverseReceipt reverse(String reference, String reason) {
            return new ReverseReceipt(BOOK, reference, reason, "olga");
        }
    }

    @Nested
    class Closing {

        private final ReceiptRecorded more =
                new ReceiptRecorded(BOOK, new Receipt(AUGUST, "investmentIncome", usd("0.01"), "BANK-5"), "olga");

        /** 12.34 + 0.01 of income, 100.00 advanced; what is of September waits, and what was reversed is gone. */
        @Test
        void addsUpEachSourceOnce() {
            var gone = new Receipt(AUGUST, "servicerAdvances", usd("5.00"), "BANK-6");
            book.given(
                            boarded,
                            new ReceiptRecorded(BOOK, later, "olga"),
                            new ReceiptRecorded(BOOK, gone, "olga"),
                            new ReceiptRecorded(BOOK, advance, "olga"),
                            recorded,
                            imported,
                            new ReceiptReversed(BOOK, gone, "twice", "olga"),
                            more)
                    .when(new CloseCollectionPeriod(
                            BOOK,
                            AUGUST,
                            OptionalInt.empty(),
                            Optional.of(usd("115.00")),
                            "s1",
                            "olga",
                            List.of(),
                            false))
                    .then(closed);
        }

        /** 115.00 of borrowers + 12.35 + 100.00. */
        @Test
        void creditsAllCashOfThePeriod() {
            book.given(boarded, recorded, more, new ReceiptRecorded(BOOK, advance, "olga"), imported, closed)
                    .when(new ConfirmCredit(BOOK, AUGUST, "0xaa", 7))
                    .then(new CollectionsCredited(BOOK, AUGUST, usd("227.35"), "0xaa", 7));
        }
    }

    private static RecordReceipt record(Receipt receipt) {
        return new RecordReceipt(BOOK, receipt, SOURCES, "olga");
    }

    /** Cash 10.00 + 100.00 + 5.00 = 115.00; the pool falls by 100.00 + 50.00 = 150.00. */
    private static CollectionTotals totals() {
        return new CollectionTotals(
                3,
                usd("115.00"),
                usd("10.00"),
                usd("100.00"),
                usd("5.00"),
                usd("50.00"),
                usd("1000.00"),
                usd("850.00"),
                1,
                usd("0.00"),
                usd("0.00"),
                usd("0.00"),
                usd("0.00"));
    }

    private static Money eur() {
        return Money.of("EUR", "0.00");
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
