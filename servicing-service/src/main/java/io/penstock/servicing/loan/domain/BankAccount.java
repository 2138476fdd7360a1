package io.penstock.servicing.loan.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.loan.BankAccountRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.BankAccountCommand;
import io.penstock.servicing.loan.BankAccountCommand.ApplyEntry;
import io.penstock.servicing.loan.BankAccountCommand.Balances;
import io.penstock.servicing.loan.BankAccountCommand.ImportStatement;
import io.penstock.servicing.loan.BankAccountCommand.ReturnEntry;
import io.penstock.servicing.loan.BankAccountEvent;
import io.penstock.servicing.loan.BankAccountEvent.EntryApplied;
import io.penstock.servicing.loan.BankAccountEvent.EntryReturned;
import io.penstock.servicing.loan.BankAccountEvent.EntryReversed;
import io.penstock.servicing.loan.BankAccountEvent.StatementImported;
import io.penstock.servicing.loan.BankAccountId;
import io.penstock.servicing.loan.BankEntry;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The collections account of a deal as its bank tells it. Every credit is applied to a period, returned, reversed by the bank,
 * or in suspense; the booked balance is the first opening balance and all entries.
 *
 * @param balance booked, after the last statement; empty before the first
 * @param statements content hash by id
 * @param items credits by reference
 * @param debits amount by reference
 */
public record BankAccount(
        Optional<Money> balance,
        Map<String, String> statements,
        Map<String, BankItem> items,
        Map<String, Money> debits) {

    public static final BankAccount NONE = new BankAccount(Optional.empty(), Map.of(), Map.of(), Map.of());

    /** The source of cash that a collection file tells. */
    public static final String BORROWERS = "borrowers";

    private static final String PURPOSE = "COLLECTIONS-";
    private static final int MOST_ENTRIES = 2_000;
    private static final int LONGEST_REASON = 500;

    public BankAccount {
        statements = Map.copyOf(statements);
        items = Map.copyOf(items);
        debits = Map.copyOf(debits);
    }

    /** Cash that was applied to a period; empty if nothing was. */
    public Optional<Money> applied(YearMonth period) {
        return items.values().stream()
                .flatMap(item -> item.applications().stream())
                .filter(each -> each.collectionPeriod().equals(period))
                .map(EntryApplied::amount)
                .reduce(Money::plus);
    }

    /** The rules; refusals in the order of {@code BankAccountRejection}. */
    public static Decision<BankAccountEvent> decide(BankAccountCommand command, BankAccount account) {
        return switch (command) {
            case ImportStatement c -> take(c, account);
            case ApplyEntry c -> apply(c, account);
            case ReturnEntry c -> giveBack(c, account);
        };
    }

    private static Decision<BankAccountEvent> take(ImportStatement command, BankAccount account) {
        var known = account.statements.get(command.statementId());
        if (command.contentHash().equals(known)) {
            return unchanged();
        }
        if (known != null) {
            return reject(STATEMENT_DIFFERS, "statement " + command.statementId() + " was taken with other content");
        }
        var opening = command.balances().map(Balances::opening);
        if (opening.isPresent() && account.balance.isPresent() && !opening.equals(account.balance)) {
            return reject(
                    OPENING_BALANCE_DIFFERS,
                    "the last statement ended at " + account.balance.get() + ", this one begins at " + opening.get());
        }
        var malformed = malformed(command);
        if (malformed.isPresent()) {
            return reject(STATEMENT_MALFORMED, malformed.get());
        }
        if (command.balances().isPresent() && !isClosed(command.balances().get(), command.entries())) {
            return reject(
                    CLOSING_BALANCE_DIFFERS,
                    "opening balance and entries are not "
                            + command.balances().get().closing());
        }
        for (var entry : command.entries()) {
            if (account.contradicts(entry)) {
                return reject(BANK_ENTRY_DIFFERS, "entry " + entry.reference() + " is known with another amount");
            }
        }
        return accept(account.events(command));
    }

    private static Optional<String> malformed(ImportStatement command) {
        if (command.entries().size() > MOST_ENTRIES) {
            return Optional.of("it has " + command.entries().size() + " entries, at most are " + MOST_ENTRIES);
        }
        var seen = new HashSet<String>();
        for (var entry : command.entries()) {
            if (entry.reference().isBlank() || entry.amount().minorUnits() <= 0) {
                return Optional.of("an entry of " + entry.bookingDate() + " has no reference or no amount");
            }
            if (!seen.add(entry.reference() + entry.debit() + entry.reversal())) {
                return Optional.of("entry " + entry.reference() + " is there twice");
            }
        }
        return command.entries().stream()
                                .map(each -> each.amount().currency())
                                .distinct()
                                .count()
                        > 1
                ? Optional.of("its entries have several currencies")
                : Optional.empty();
    }

    private static boolean isClosed(Balances balances, List<BankEntry> entries) {
        return balances.opening().plus(sum(balances.opening(), entries)).equals(balances.closing());
    }

    private static Money sum(Money currency, List<BankEntry> entries) {
        var sum = Money.zero(currency.currency());
        for (var entry : entries) {
            sum = entry.debit() ? sum.minus(entry.amount()) : sum.plus(entry.amount());
        }
        return sum;
    }

    /** A credit is known by its reference; a debit that reverses a credit has the reference of that. */
    private boolean contradicts(BankEntry entry) {
        var item = items.get(entry.reference());
        return item != null && !item.entry().amount().equals(entry.amount()) && (!entry.debit() || entry.reversal());
    }

    /** What is new, then what follows from it by itself. */
    private List<BankAccountEvent> events(ImportStatement command) {
        var fresh = command.entries().stream().filter(this::isNew).toList();
        var events = new ArrayList<BankAccountEvent>();
        events.add(new StatementImported(
                command.accountId(),
                command.statementId(),
                command.contentHash(),
                command.balances().map(Balances::opening),
                command.balances().map(Balances::closing),
                fresh,
                command.importedBy()));
        var after = evolve(this, events.getFirst());
        for (var entry : fresh) {
            after.consequence(command, entry).ifPresent(events::add);
        }
        // A reversal comes after the credit also where one statement has both.
        for (var entry : fresh) {
            if (entry.debit() && entry.reversal()) {
                events.stream()
                        .reduce(this, BankAccount::evolve, (a, _) -> a)
                        .reversal(command.accountId(), entry.reference())
                        .ifPresent(events::add);
            }
        }
        return List.copyOf(events);
    }

    private Optional<BankAccountEvent> reversal(BankAccountId id, String reference) {
        return Optional.ofNullable(items.get(reference))
                .filter(item -> item.reversed().isZero())
                .map(item ->
                        new EntryReversed(id, reference, item.entry().amount().minus(item.returned()), item.applied()));
    }

    private boolean isNew(BankEntry entry) {
        if (!entry.debit()) {
            return !items.containsKey(entry.reference());
        }
        return !debits.containsKey(debitKey(entry));
    }

    private static String debitKey(BankEntry entry) {
        return entry.reversal() ? entry.reference() + "/reversal" : entry.reference();
    }

    /** A credit that says its period, or is recorded as a receipt, needs nobody to apply it. */
    private Optional<BankAccountEvent> consequence(ImportStatement command, BankEntry entry) {
        if (entry.debit()) {
            return Optional.empty();
        }
        var receipt = command.receipts().get(entry.reference());
        if (receipt != null && receipt.amount().equals(entry.amount())) {
            return Optional.of(new EntryApplied(
                    command.accountId(),
                    entry.reference(),
                    receipt.collectionPeriod(),
                    receipt.source(),
                    entry.amount(),
                    command.importedBy()));
        }
        return period(entry.purpose())
                .filter(period -> !period.isBefore(command.open()))
                .map(period -> new EntryApplied(
                        command.accountId(),
                        entry.reference(),
                        period,
                        BORROWERS,
                        entry.amount(),
                        command.importedBy()));
    }

    private static Optional<YearMonth> period(String purpose) {
        return purpose.matches(PURPOSE + "[0-9]{4}-(0[1-9]|1[0-2])")
                ? Optional.of(YearMonth.parse(purpose.substring(PURPOSE.length())))
                : Optional.empty();
    }

    private static Decision<BankAccountEvent> apply(ApplyEntry command, BankAccount account) {
        var item = account.items.get(command.reference());
        if (item == null) {
            return notFound(command.reference());
        }
        var applied = new EntryApplied(
                command.accountId(),
                command.reference(),
                command.collectionPeriod(),
                command.source(),
                command.amount(),
                command.appliedBy());
        if (item.applications().contains(applied)) {
            return unchanged();
        }
        if (item.suspense().isZero()) {
            return reject(ENTRY_NOT_IN_SUSPENSE, "nothing of entry " + command.reference() + " is in suspense");
        }
        if (command.collectionPeriod().isBefore(command.open())) {
            return reject(ENTRY_PERIOD_CLOSED, "period " + command.open() + " is open");
        }
        return command.amount().minorUnits() <= 0 || command.amount().compareTo(item.suspense()) > 0
                ? reject(
                        AMOUNT_NOT_IN_SUSPENSE,
                        command.amount() + " is to be applied, in suspense are " + item.suspense())
                : accept(applied);
    }

    private static Decision<BankAccountEvent> giveBack(ReturnEntry command, BankAccount account) {
        var item = account.items.get(command.reference());
        if (item == null) {
            return notFound(command.reference());
        }
        if (item.suspense().isZero()) {
            return reject(ENTRY_NOT_IN_SUSPENSE, "nothing of entry " + command.reference() + " is in suspense");
        }
        if (command.reason().isBlank() || command.reason().length() > LONGEST_REASON) {
            return reject(RETURN_REASON_MALFORMED, "a reason is 1 to " + LONGEST_REASON + " characters");
        }
        return accept(new EntryReturned(
                command.accountId(), command.reference(), item.suspense(), command.reason(), command.returnedBy()));
    }

    private static Decision<BankAccountEvent> notFound(String reference) {
        return reject(BANK_ENTRY_NOT_FOUND, "no statement has a credit " + reference);
    }

    /** What happened, without rules. */
    public static BankAccount evolve(BankAccount account, BankAccountEvent event) {
        return switch (event) {
            case StatementImported e -> {
                var statements = new HashMap<>(account.statements);
                statements.put(e.statementId(), e.contentHash());
                var items = new HashMap<>(account.items);
                var debits = new HashMap<>(account.debits);
                for (var entry : e.entries()) {
                    if (entry.debit()) {
                        debits.put(debitKey(entry), entry.amount());
                    } else {
                        items.put(entry.reference(), BankItem.of(entry));
                    }
                }
                yield new BankAccount(
                        e.closing().isPresent() ? e.closing() : account.balance, statements, items, debits);
            }
            case EntryApplied e ->
                account.with(e.reference(), item -> {
                    var all = new ArrayList<>(item.applications());
                    all.add(e);
                    return new BankItem(item.entry(), List.copyOf(all), item.returned(), item.reversed());
                });
            case EntryReturned e ->
                account.with(
                        e.reference(),
                        item -> new BankItem(
                                item.entry(),
                                item.applications(),
                                item.returned().plus(e.amount()),
                                item.reversed()));
            case EntryReversed e ->
                account.with(e.reference(), item -> new BankItem(item.entry(), List.of(), item.returned(), e.amount()));
        };
    }

    private BankAccount with(String reference, UnaryOperator<BankItem> change) {
        var changed = new HashMap<>(items);
        changed.computeIfPresent(reference, (_, item) -> change.apply(item));
        return new BankAccount(balance, statements, changed, debits);
    }
}
