package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
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

    /** What an account holds above an amount that stays in it. */
    Money above(String account, Money stays) {
        var rest = balance(account).minus(stays);
        return rest.isNegative() ? Money.zero(rest.currency()) : rest;
    }

    /**
     * Takes an amount out of accounts, from each as much as it offers before the next is touched.
     *
     * @param offered the most that may be taken from each account
     */
    List<PaymentLine.Source> take(Money amount, SequencedMap<String, Money> offered) {
        var sources = new ArrayList<PaymentLine.Source>();
        var left = amount;
        for (var offer : offered.entrySet()) {
            var account = offer.getKey();
            var taken = left.min(offer.getValue()).min(balance(account));
            if (!taken.isZero()) {
                balances.put(account, balance(account).minus(taken));
                sources.add(new PaymentLine.Source(account, taken));
                left = left.minus(taken);
            }
        }
        if (!left.isZero()) {
            throw new IllegalStateException("accounts " + offered + " are short of " + left + " for " + amount);
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
}
