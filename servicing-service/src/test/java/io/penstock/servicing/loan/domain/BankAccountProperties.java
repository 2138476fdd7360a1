package io.penstock.servicing.loan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.BankAccountCommand;
import io.penstock.servicing.loan.BankAccountCommand.ApplyEntry;
import io.penstock.servicing.loan.BankAccountCommand.Balances;
import io.penstock.servicing.loan.BankAccountCommand.ImportStatement;
import io.penstock.servicing.loan.BankAccountCommand.ReturnEntry;
import io.penstock.servicing.loan.BankAccountEvent;
import io.penstock.servicing.loan.BankAccountId;
import io.penstock.servicing.loan.BankEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every account, whatever its bank and its people do. The oracle is a plain sum over what was sent. */
class BankAccountProperties {

    private static final Currency USD = Currency.getInstance("USD");
    private static final BankAccountId ID = BankAccountId.ofDeal("D");
    private static final YearMonth OPEN = YearMonth.of(2020, 8);

    /** Statements that follow each other, and orders about their entries, some of them nonsense. */
    private record Life(List<BankAccountCommand> commands, long credits, long debits) {}

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void everyCreditIsAppliedReturnedReversedOrInSuspense(long seed) {
        Cases.forAll(seed, BankAccountProperties::life, life -> {
            var account = BankAccount.NONE;
            for (var command : life.commands()) {
                account = run(account, command);
                account = run(account, command); // a repeat of what was taken adds no cash
            }
            long credits = 0;
            for (var item : account.items().values()) {
                assertThat(item.suspense().isNegative()).isFalse();
                assertThat(item.applied()
                                .plus(item.returned())
                                .plus(item.reversed())
                                .plus(item.suspense()))
                        .isEqualTo(item.entry().amount());
                credits += item.entry().amount().minorUnits();
            }
            assertThat(credits).isEqualTo(life.credits());
            assertThat(account.balance()).contains(usd(life.credits() - life.debits()));
            assertThat(account.debits().values().stream()
                            .mapToLong(Money::minorUnits)
                            .sum())
                    .isEqualTo(life.debits());
        });
    }

    private static BankAccount run(BankAccount account, BankAccountCommand command) {
        if (BankAccount.decide(command, account) instanceof Accepted<BankAccountEvent>(var events)) {
            return events.stream().reduce(account, BankAccount::evolve, (a, _) -> a);
        }
        return account;
    }

    private static Life life(RandomGenerator random, int size) {
        var commands = new ArrayList<BankAccountCommand>();
        var known = new ArrayList<BankEntry>();
        long credits = 0;
        long debits = 0;
        long balance = 0;
        int statements = 1 + random.nextInt(1 + size / 20);
        for (int s = 0; s < statements; s++) {
            var entries = new ArrayList<BankEntry>();
            int count = random.nextInt(1 + size / 5);
            long opening = balance;
            for (int i = 0; i < count; i++) {
                var date = LocalDate.of(2020, 8, 1 + random.nextInt(28));
                if (random.nextInt(5) == 0 && !known.isEmpty()) {
                    // Taken out of the known ones: a bank reverses an entry once.
                    var back = known.remove(random.nextInt(known.size()));
                    entries.add(new BankEntry(back.reference(), back.amount(), true, true, date, ""));
                    debits += back.amount().minorUnits();
                    balance -= back.amount().minorUnits();
                } else {
                    boolean debit = random.nextInt(6) == 0;
                    var entry = new BankEntry(
                            "B-" + s + "-" + i,
                            usd(1 + random.nextInt(100_000)),
                            debit,
                            false,
                            date,
                            random.nextBoolean() ? "COLLECTIONS-2020-08" : "");
                    entries.add(entry);
                    if (debit) {
                        debits += entry.amount().minorUnits();
                        balance -= entry.amount().minorUnits();
                    } else {
                        known.add(entry);
                        credits += entry.amount().minorUnits();
                        balance += entry.amount().minorUnits();
                    }
                }
            }
            var balances = Optional.of(new Balances(usd(opening), usd(balance)));
            if (random.nextBoolean()) {
                commands.add(
                        new ImportStatement(ID, "N-" + s, "n" + s, Optional.empty(), entries, Map.of(), OPEN, "olga"));
            }
            commands.add(new ImportStatement(ID, "S-" + s, "s" + s, balances, entries, Map.of(), OPEN, "olga"));
            for (var entry : entries) {
                if (random.nextBoolean()) {
                    commands.add(new ApplyEntry(
                            ID,
                            entry.reference(),
                            OPEN.plusMonths(random.nextInt(3) - 1),
                            "borrowers",
                            usd(random.nextInt(100_000)),
                            OPEN,
                            "olga"));
                }
                if (random.nextInt(3) == 0) {
                    commands.add(new ReturnEntry(ID, entry.reference(), "misdirected", "olga"));
                }
            }
        }
        return new Life(commands, credits, debits);
    }

    private static Money usd(long cents) {
        return new Money(USD, cents);
    }
}
