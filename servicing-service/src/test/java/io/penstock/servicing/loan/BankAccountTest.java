package io.penstock.servicing.loan;

import static io.penstock.servicing.loan.BankAccountRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.BankAccountCommand.ApplyEntry;
import io.penstock.servicing.loan.BankAccountCommand.Balances;
import io.penstock.servicing.loan.BankAccountCommand.ImportStatement;
import io.penstock.servicing.loan.BankAccountCommand.ReturnEntry;
import io.penstock.servicing.loan.BankAccountEvent.EntryApplied;
import io.penstock.servicing.loan.BankAccountEvent.EntryReturned;
import io.penstock.servicing.loan.BankAccountEvent.EntryReversed;
import io.penstock.servicing.loan.BankAccountEvent.StatementImported;
import io.penstock.servicing.loan.domain.BankAccount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BankAccountTest {

    private static final BankAccountId ID = BankAccountId.ofDeal("SMALL-2020-1");
    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final LocalDate DAY = LocalDate.of(2020, 8, 31);

    private final BankEntry unknown = credit("B-1", "100.00", "");
    private final StatementImported first = imported("S-1", "h1", "0.00", "100.00", unknown);
    private final EntryApplied applied = new EntryApplied(ID, "B-1", AUGUST, "borrowers", usd("60.00"), "olga");
    private final EntryReturned returned = new EntryReturned(ID, "B-1", usd("100.00"), "misdirected", "olga");

    private final DeciderSpec<BankAccountCommand, BankAccountEvent, BankAccount> account =
            new DeciderSpec<>(BankAccount::decide, BankAccount::evolve, BankAccount.NONE);

    @Nested
    class Statement {

        @Test
        void keepsItsEntriesInSuspense() {
            account.given().when(take("S-1", "h1", "0.00", "100.00", unknown)).then(first);
            assertThat(suspense(fold(first))).isEqualTo(usd("100.00"));
        }

        @Test
        void twiceIsOnce() {
            account.given(first).when(take("S-1", "h1", "7.00", "8.00")).then();
        }

        @Test
        void ofOneIdSaysOneThing() {
            account.given(first)
                    .when(take("S-1", "h2", "7.00", "8.00"))
                    .thenRejected(STATEMENT_DIFFERS); // takes precedence over OPENING_BALANCE_DIFFERS
        }

        @Test
        void beginsWhereTheLastOneEnded() {
            account.given(first)
                    .when(take("S-2", "h2", "99.99", "99.99", credit("", "1.00", "")))
                    .thenRejected(OPENING_BALANCE_DIFFERS); // takes precedence over STATEMENT_MALFORMED
            account.given(first)
                    .when(take("S-2", "h2", "100.00", "100.00"))
                    .then(imported("S-2", "h2", "100.00", "100.00"));
        }

        @Test
        void namesEachEntryOnce() {
            for (var malformed : List.of(
                    List.of(credit("", "1.00", "")),
                    List.of(credit("B", "0.00", "")),
                    List.of(credit("B", "1.00", ""), credit("B", "1.00", "")),
                    IntStream.range(0, 2001)
                            .mapToObj(i -> credit("B" + i, "1.00", ""))
                            .toList())) {
                account.given()
                        .when(take("S-1", "h1", "0.00", "9.99", malformed.toArray(BankEntry[]::new)))
                        .thenRejected(STATEMENT_MALFORMED); // takes precedence over CLOSING_BALANCE_DIFFERS
            }
        }

        @Test
        void addsUp() {
            for (var closing : List.of("99.99", "100.01")) {
                account.given()
                        .when(take("S-1", "h1", "0.00", closing, unknown))
                        .thenRejected(CLOSING_BALANCE_DIFFERS);
            }
        }

        @Test
        void ofAKnownEntryHasItsAmount() {
            account.given(first)
                    .when(take("S-2", "h2", "100.00", "100.01", credit("B-1", "0.01", "")))
                    .thenRejected(BANK_ENTRY_DIFFERS);
        }

        /** A notification tells the entry first; the statement books it. */
        @Test
        void booksWhatWasNotified() {
            var notified = new StatementImported(
                    ID, "N-1", "n1", Optional.empty(), Optional.empty(), List.of(unknown), "olga");
            account.given()
                    .when(new ImportStatement(
                            ID, "N-1", "n1", Optional.empty(), List.of(unknown), Map.of(), AUGUST, "olga"))
                    .then(notified);
            account.given(notified)
                    .when(take("S-1", "h1", "0.00", "100.00", unknown))
                    .then(imported("S-1", "h1", "0.00", "100.00"));
        }

        @Test
        void appliesWhatSaysItsPeriod() {
            var collections = credit("B-2", "30.00", "COLLECTIONS-2020-08");
            account.given()
                    .when(take("S-1", "h1", "0.00", "30.00", collections))
                    .then(
                            imported("S-1", "h1", "0.00", "30.00", collections),
                            new EntryApplied(ID, "B-2", AUGUST, "borrowers", usd("30.00"), "olga"));
            for (var purpose : List.of("COLLECTIONS-2020-07", "COLLECTIONS-2020-13", "collections-2020-08")) {
                var other = credit("B-2", "30.00", purpose);
                account.given()
                        .when(take("S-1", "h1", "0.00", "30.00", other))
                        .then(imported("S-1", "h1", "0.00", "30.00", other));
            }
        }

        @Test
        void appliesWhatIsRecordedAsReceipt() {
            var receipt = new Receipt(AUGUST, "investmentIncome", usd("100.00"), "B-1");
            account.given()
                    .when(withReceipt(receipt))
                    .then(first, new EntryApplied(ID, "B-1", AUGUST, "investmentIncome", usd("100.00"), "olga"));
            account.given()
                    .when(withReceipt(new Receipt(AUGUST, "investmentIncome", usd("99.99"), "B-1")))
                    .then(first);
        }

        private ImportStatement withReceipt(Receipt receipt) {
            return new ImportStatement(
                    ID,
                    "S-1",
                    "h1",
                    Optional.of(new Balances(usd("0.00"), usd("100.00"))),
                    List.of(unknown),
                    Map.of("B-1", receipt),
                    AUGUST,
                    "olga");
        }

        @Test
        void takesBackWhatTheBankReverses() {
            var back = new BankEntry("B-1", usd("100.00"), true, true, DAY, "");
            account.given(first, applied)
                    .when(take("S-2", "h2", "100.00", "0.00", back))
                    .then(
                            imported("S-2", "h2", "100.00", "0.00", back),
                            new EntryReversed(ID, "B-1", usd("100.00"), usd("60.00")));
            account.given()
                    .when(take("S-1", "h1", "0.00", "0.00", back, unknown))
                    .then(
                            imported("S-1", "h1", "0.00", "0.00", back, unknown),
                            new EntryReversed(ID, "B-1", usd("100.00"), usd("0.00")));
            var state = fold(first, applied, new EntryReversed(ID, "B-1", usd("100.00"), usd("60.00")));
            assertThat(suspense(state)).isEqualTo(usd("0.00"));
            assertThat(state.applied(AUGUST)).isEmpty();
        }
    }

    @Nested
    class Suspense {

        @Test
        void isAppliedInParts() {
            account.given(first).when(apply(AUGUST, "60.00")).then(applied);
            account.given(first, applied).when(apply(AUGUST, "60.00")).then();
            account.given(first, applied).when(apply(AUGUST, "40.01")).thenRejected(AMOUNT_NOT_IN_SUSPENSE);
            var rest = new EntryApplied(ID, "B-1", AUGUST, "borrowers", usd("40.00"), "olga");
            account.given(first, applied).when(apply(AUGUST, "40.00")).then(rest);
            assertThat(fold(first, applied, rest).applied(AUGUST)).contains(usd("100.00"));
            account.given(first, applied, rest)
                    .when(apply(AUGUST.minusMonths(1), "0.01"))
                    .thenRejected(ENTRY_NOT_IN_SUSPENSE); // takes precedence over ENTRY_PERIOD_CLOSED
        }

        @Test
        void goesToAnOpenPeriod() {
            account.given(first)
                    .when(apply(AUGUST.minusMonths(1), "0.00"))
                    .thenRejected(ENTRY_PERIOD_CLOSED); // takes precedence over AMOUNT_NOT_IN_SUSPENSE
            account.given(first).when(apply(AUGUST, "0.00")).thenRejected(AMOUNT_NOT_IN_SUSPENSE);
            account.given().when(apply(AUGUST, "1.00")).thenRejected(BANK_ENTRY_NOT_FOUND);
        }

        @Test
        void isReturnedWhole() {
            account.given(first).when(giveBack("misdirected")).then(returned);
            account.given(first, applied)
                    .when(giveBack("misdirected"))
                    .then(new EntryReturned(ID, "B-1", usd("40.00"), "misdirected", "olga"));
            account.given(first, returned)
                    .when(giveBack(""))
                    .thenRejected(ENTRY_NOT_IN_SUSPENSE); // takes precedence over RETURN_REASON_MALFORMED
            account.given(first).when(giveBack(" ")).thenRejected(RETURN_REASON_MALFORMED);
            account.given().when(giveBack("x")).thenRejected(BANK_ENTRY_NOT_FOUND);
        }

        private ApplyEntry apply(YearMonth period, String amount) {
            return new ApplyEntry(ID, "B-1", period, "borrowers", usd(amount), AUGUST, "olga");
        }

        private ReturnEntry giveBack(String reason) {
            return new ReturnEntry(ID, "B-1", reason, "olga");
        }
    }

    private static ImportStatement take(String id, String hash, String opening, String closing, BankEntry... entries) {
        return new ImportStatement(
                ID,
                id,
                hash,
                Optional.of(new Balances(usd(opening), usd(closing))),
                List.of(entries),
                Map.of(),
                AUGUST,
                "olga");
    }

    private static StatementImported imported(
            String id, String hash, String opening, String closing, BankEntry... entries) {
        return new StatementImported(
                ID, id, hash, Optional.of(usd(opening)), Optional.of(usd(closing)), List.of(entries), "olga");
    }

    private static BankEntry credit(String reference, String amount, String purpose) {
        return new BankEntry(reference, usd(amount), false, false, DAY, purpose);
    }

    private static BankAccount fold(BankAccountEvent... events) {
        return Stream.of(events).reduce(BankAccount.NONE, BankAccount::evolve, (a, _) -> a);
    }

    private static Money suspense(BankAccount account) {
        return Objects.requireNonNull(account.items().get("B-1")).suspense();
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
