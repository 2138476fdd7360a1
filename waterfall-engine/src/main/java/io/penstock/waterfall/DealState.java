package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.kernel.Money;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one payment date leaves for the next: with the document it is all that the engine knows of the past.
 *
 * @param mode whose steps run on the next payment date, unless a transition comes first
 * @param ended whether a call has ended the deal; then nothing more is paid
 * @param paymentNumber of the last payment date; 0 at closing
 * @param accounts cash by name of the account, all accounts of the deal
 * @param classes by class name
 * @param fees fell due earlier and were not paid, by name of the fee
 * @param ledgers memorandum books by name; no cash
 * @param tests by name, all tests of the deal
 * @param previous values of the last payment date that formulas ask for by {@code previous(…)}: amounts and inputs by
 *     name, as the report writes them. Empty at closing
 * @param collected cash since closing by source; a source that never brought anything may be missing
 */
public record DealState(
        String mode,
        boolean ended,
        int paymentNumber,
        SortedMap<String, Money> accounts,
        SortedMap<String, ClassState> classes,
        SortedMap<String, Money> fees,
        SortedMap<String, Money> ledgers,
        SortedMap<String, TestState> tests,
        SortedMap<String, String> previous,
        PoolState pool,
        SortedMap<String, Money> collected) {

    /** Copies what it is given; no amount may be negative. */
    public DealState {
        accounts.forEach((name, cash) -> Amounts.requireNotNegative("account " + name, cash));
        fees.forEach((name, unpaid) -> Amounts.requireNotNegative("unpaid fee " + name, unpaid));
        ledgers.forEach((name, balance) -> Amounts.requireNotNegative("ledger " + name, balance));
        collected.forEach((name, cash) -> Amounts.requireNotNegative("collected " + name, cash));
        if (paymentNumber < 0) {
            throw new IllegalArgumentException("paymentNumber is 0 at closing, and never " + paymentNumber);
        }
        accounts = copy(accounts);
        classes = copy(classes);
        fees = copy(fees);
        ledgers = copy(ledgers);
        tests = copy(tests);
        previous = copy(previous);
        collected = copy(collected);
    }

    /** The state with which a deal starts: balances original, accounts as funded, nothing owed, nothing failed. */
    public static DealState atClosing(ResolvedDeal deal) {
        var zero = Money.zero(deal.currency());
        var accounts = new TreeMap<String, Money>();
        deal.accounts().forEach((name, terms) -> accounts.put(name, terms.initialDeposit()));
        var classes = new TreeMap<String, ClassState>();
        deal.tranches()
                .forEach(t ->
                        classes.put(t.className(), new ClassState(t.originalBalance(), t.originalBalance(), zero)));
        var fees = new TreeMap<String, Money>();
        deal.document().fees().forEach(fee -> fees.put(fee.name(), zero));
        var ledgers = new TreeMap<String, Money>();
        deal.ledgers().forEach(ledger -> ledgers.put(ledger.name(), zero));
        var tests = new TreeMap<String, TestState>();
        deal.tests().keySet().forEach(test -> tests.put(test, TestState.UNTESTED));
        return new DealState(
                deal.initialMode(),
                false,
                0,
                accounts,
                classes,
                fees,
                ledgers,
                tests,
                new TreeMap<>(),
                new PoolState(Optional.empty(), zero, zero),
                new TreeMap<>());
    }

    /** The amounts whose values a state of the deal keeps, because a formula asks for them by {@code previous(…)}. */
    public static SortedSet<String> remembered(ResolvedDeal deal) {
        return DealFormulas.of(deal).stream()
                .flatMap(formula -> FormulaNames.previous(formula).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The cash in an account.
     *
     * @throws IllegalArgumentException if the deal has no such account
     */
    public Money account(String name) {
        return found("account", accounts, name);
    }

    /** All cash in the deal. */
    public Money cash() {
        return accounts.values().stream().reduce(Money::plus).orElseThrow();
    }

    /**
     * What a class was at issue.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money originalBalance(String className) {
        return found("class", classes, className).originalBalance();
    }

    /**
     * What is still to be repaid on a class.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money balance(String className) {
        return found("class", classes, className).balance();
    }

    /**
     * What fell due on a class earlier and was not paid.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money deferredInterest(String className) {
        return found("class", classes, className).deferredInterest();
    }

    /**
     * The losses of a class that were not written up again.
     *
     * @throws IllegalArgumentException if the deal has no such class
     */
    public Money writtenDown(String className) {
        return found("class", classes, className).writtenDown();
    }

    /** What a source brought since closing; zero if it never brought anything. */
    public Money collected(String source) {
        return collected.getOrDefault(source, Money.zero(cash().currency()));
    }

    /**
     * What of a fee fell due earlier and was not paid.
     *
     * @throws IllegalArgumentException if the deal has no such fee
     */
    public Money unpaidFee(String name) {
        return found("fee", fees, name);
    }

    /**
     * The balance of a ledger.
     *
     * @throws IllegalArgumentException if the deal has no such ledger
     */
    public Money ledger(String name) {
        return found("ledger", ledgers, name);
    }

    /** The same with another mode. */
    public DealState withMode(String newMode) {
        return new DealState(
                newMode, ended, paymentNumber, accounts, classes, fees, ledgers, tests, previous, pool, collected);
    }

    /** The same after so many payment dates: for a deal whose earlier ones this engine did not run. */
    public DealState withPaymentNumber(int number) {
        return new DealState(mode, ended, number, accounts, classes, fees, ledgers, tests, previous, pool, collected);
    }

    /** The same with other cash in one account. */
    public DealState withAccount(String name, Money cash) {
        return new DealState(
                mode,
                ended,
                paymentNumber,
                with(accounts, name, cash),
                classes,
                fees,
                ledgers,
                tests,
                previous,
                pool,
                collected);
    }

    /** The same with one class in another state. */
    public DealState withClass(String className, ClassState state) {
        return new DealState(
                mode,
                ended,
                paymentNumber,
                accounts,
                with(classes, className, state),
                fees,
                ledgers,
                tests,
                previous,
                pool,
                collected);
    }

    /** The same with another unpaid amount of one fee. */
    public DealState withFee(String name, Money unpaid) {
        return new DealState(
                mode,
                ended,
                paymentNumber,
                accounts,
                classes,
                with(fees, name, unpaid),
                ledgers,
                tests,
                previous,
                pool,
                collected);
    }

    /** The same with another balance of one ledger. */
    public DealState withLedger(String name, Money balance) {
        return new DealState(
                mode,
                ended,
                paymentNumber,
                accounts,
                classes,
                fees,
                with(ledgers, name, balance),
                tests,
                previous,
                pool,
                collected);
    }

    /** The same with one test in another state. */
    public DealState withTest(String name, TestState state) {
        return new DealState(
                mode,
                ended,
                paymentNumber,
                accounts,
                classes,
                fees,
                ledgers,
                with(tests, name, state),
                previous,
                pool,
                collected);
    }

    /** The same with another pool. */
    public DealState withPool(PoolState newPool) {
        return new DealState(
                mode, ended, paymentNumber, accounts, classes, fees, ledgers, tests, previous, newPool, collected);
    }

    private static <T> SortedMap<String, T> with(SortedMap<String, T> named, String name, T value) {
        var out = new TreeMap<>(named);
        out.put(name, value);
        return out;
    }

    private static <T> SortedMap<String, T> copy(Map<String, T> named) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(named));
    }

    private static <T> T found(String what, SortedMap<String, T> named, String name) {
        var value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + what + " " + name + " among " + named.keySet());
        }
        return value;
    }
}
