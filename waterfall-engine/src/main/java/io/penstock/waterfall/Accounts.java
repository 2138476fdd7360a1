package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cash of a deal during one payment date. No account ever falls below zero. */
final class Accounts {

    private final SortedMap<String, Money> balances = new TreeMap<>();

    void put(String account, Money balance) {
        balances.put(account, balance);
    }

    /** @throws IllegalStateException if there is no such account */
    Money balance(String account) {
        var balance = balances.get(account);
        if (balance == null) {
            throw new IllegalStateException("no account " + account + " among " + balances.keySet());
        }
        return balance;
    }

    /** Takes an amount out of the accounts, from each as much as it has before the next is touched. */
    List<PaymentLine.Source> take(Money amount, List<String> accounts) {
        var sources = new ArrayList<PaymentLine.Source>();
        var left = amount;
        for (var account : accounts) {
            var taken = left.min(balance(account));
            if (!taken.isZero()) {
                balances.put(account, balance(account).minus(taken));
                sources.add(new PaymentLine.Source(account, taken));
                left = left.minus(taken);
            }
        }
        if (!left.isZero()) {
            throw new IllegalStateException("accounts " + accounts + " are short of " + left + " for " + amount);
        }
        return sources;
    }

    void credit(String account, Money amount) {
        balances.put(account, balance(account).plus(amount));
    }

    SortedMap<String, Money> balances() {
        return balances;
    }

    /** All cash in the deal. */
    Money total() {
        return balances.values().stream().reduce(Money::plus).orElseThrow();
    }

    /** What the accounts hold together. */
    Money together(List<String> accounts) {
        return accounts.stream().map(this::balance).reduce(Money::plus).orElseThrow();
    }
}
