package io.penstock.servicing.loan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Rolled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pool and every file that can be applied. */
class LoanLedgerProperties {

    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate AUGUST = LocalDate.of(2020, 8, 1);

    private record Month(List<LoanAccount> loans, List<CollectionEntry> entries) {}

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void thePoolRollsAndNoCashIsLost(long seed) {
        Cases.forAll(seed, LoanLedgerProperties::month, month -> {
            var rolled = roll(month);
            var totals = rolled.totals();

            assertThat(totals.poolBalanceBegin()
                            .minus(totals.principalCollections())
                            .minus(totals.grossLoss()))
                    .isEqualTo(totals.poolBalanceEnd());
            assertThat(totals.interestCollections()
                            .plus(totals.principalCollections())
                            .plus(totals.recoveries()))
                    .isEqualTo(totals.amount());
            assertThat(rolled.loans().stream()
                            .mapToLong(LoanAccount::currentBalance)
                            .sum())
                    .isEqualTo(totals.poolBalanceEnd().minorUnits());
            assertThat(totals.delinquent30()).isEqualTo(late(rolled.loans(), 30, 59));
            assertThat(totals.delinquent60()).isEqualTo(late(rolled.loans(), 60, 89));
            assertThat(totals.delinquent90()).isEqualTo(late(rolled.loans(), 90, Integer.MAX_VALUE));
            assertThat(rolled.loans()).hasSameSizeAs(month.loans());
            assertThat(totals.rows()).isEqualTo(month.entries().size());
        });
    }

    private static Money late(List<LoanAccount> loans, int from, int to) {
        return new Money(
                USD,
                loans.stream()
                        .filter(loan -> loan.daysPastDue() >= from && loan.daysPastDue() <= to)
                        .mapToLong(LoanAccount::currentBalance)
                        .sum());
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void everyLoanIsInOneConsistentState(long seed) {
        Cases.forAll(seed, LoanLedgerProperties::month, month -> {
            for (var loan : roll(month).loans()) {
                assertThat(loan.currentBalance() == 0)
                        .isEqualTo(loan.status() == LoanStatus.PAID_OFF || loan.status() == LoanStatus.DEFAULTED);
                assertThat(loan.status() == LoanStatus.DELINQUENT)
                        .isEqualTo(loan.currentBalance() > 0 && loan.daysPastDue() > 30);
                assertThat(loan.chargedOff() > 0).isEqualTo(loan.status() == LoanStatus.DEFAULTED);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void theSameFileGivesTheSameHashInAnyOrderOfItsLoans(long seed) {
        Cases.forAll(seed, LoanLedgerProperties::month, month -> {
            var shuffled = new ArrayList<>(month.entries());
            shuffled.sort((a, b) -> b.loanId().compareTo(a.loanId())); // stable: the order inside a loan is kept
            var again = roll(new Month(month.loans(), shuffled));

            assertThat(LoanStateHash.of(again.loans()))
                    .isEqualTo(LoanStateHash.of(roll(month).loans()));
        });
    }

    private static Rolled roll(Month month) {
        return (Rolled) LoanLedger.roll(USD, month.loans(), month.entries());
    }

    private static Month month(RandomGenerator random, int size) {
        var loans = new ArrayList<LoanAccount>();
        var entries = new ArrayList<CollectionEntry>();
        int count = 1 + random.nextInt(Math.max(1, size / 4));
        for (int i = 0; i < count; i++) {
            var loan = loan(random, i, size);
            loans.add(loan);
            entries(random, loan, entries);
        }
        return new Month(loans, entries);
    }

    private static LoanAccount loan(RandomGenerator random, int number, int size) {
        var id = "L%05d".formatted(number);
        var rate = BigDecimal.valueOf(random.nextInt(2500), 4);
        long balance = random.nextLong(1, 2 + size * 50_000L);
        return switch (random.nextInt(10)) {
            case 0 -> new LoanAccount(id, 0, rate, 100, 0, 0, LoanStatus.PAID_OFF, 0, 0);
            case 1 -> new LoanAccount(id, 0, rate, 100, 0, 0, LoanStatus.DEFAULTED, balance, random.nextLong(balance));
            default ->
                LoanAccount.boarded(
                        id, balance, rate, random.nextLong(balance + 1), random.nextInt(85), random.nextInt(120));
        };
    }

    /** Amounts at the edge as often as anywhere else: one cent, exactly interest, exactly what is owed. */
    private static void entries(RandomGenerator random, LoanAccount loan, List<CollectionEntry> entries) {
        if (loan.status() == LoanStatus.PAID_OFF) {
            return;
        }
        if (loan.status() == LoanStatus.DEFAULTED) {
            long open = loan.chargedOff() - loan.recovered();
            add(random, entries, loan, CollectionEntry.Type.RECOVERY, random.nextBoolean() ? open : 1);
            return;
        }
        long interest = PaymentApplication.interestDue(loan);
        long owed = loan.currentBalance() + interest;
        switch (random.nextInt(7)) {
            case 0 -> {}
            case 1 -> add(random, entries, loan, CollectionEntry.Type.PAYMENT, 1);
            case 2 -> add(random, entries, loan, CollectionEntry.Type.PAYMENT, Math.max(1, interest));
            case 3 -> add(random, entries, loan, CollectionEntry.Type.PAYMENT, random.nextLong(1, owed + 1));
            case 4 -> add(random, entries, loan, CollectionEntry.Type.PAYOFF, owed);
            case 5 -> add(random, entries, loan, CollectionEntry.Type.DEFAULT, 0);
            default -> {
                add(random, entries, loan, CollectionEntry.Type.DEFAULT, 0);
                entries.add(new CollectionEntry(
                        entries.size() + 2,
                        loan.loanId(),
                        AUGUST.plusDays(30),
                        CollectionEntry.Type.RECOVERY,
                        loan.currentBalance()));
            }
        }
    }

    private static void add(
            RandomGenerator random,
            List<CollectionEntry> entries,
            LoanAccount loan,
            CollectionEntry.Type type,
            long amount) {
        entries.add(new CollectionEntry(
                entries.size() + 2, loan.loanId(), AUGUST.plusDays(random.nextInt(29)), type, amount));
    }
}
