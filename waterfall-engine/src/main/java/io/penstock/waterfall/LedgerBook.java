package io.penstock.waterfall;

import io.penstock.deal.LedgerTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.util.SortedMap;
import java.util.TreeMap;

/** The memorandum books of a deal during one payment date. None ever falls below zero. */
final class LedgerBook {

    private final ResolvedDeal deal;
    private final Claims claims;
    private final SortedMap<String, Money> balances = new TreeMap<>();

    LedgerBook(ResolvedDeal deal, DealState opening, Claims claims) {
        this.deal = deal;
        this.claims = claims;
        balances.putAll(opening.ledgers());
    }

    Money balance(String ledger) {
        var balance = balances.get(ledger);
        if (balance == null) {
            throw new IllegalStateException("no ledger " + ledger + " among " + balances.keySet());
        }
        return balance;
    }

    /** Adds, up to the balance of the class that caps the ledger; answers what was added. */
    Money debit(String ledger, Money amount) {
        var added = terms(ledger)
                .className()
                .map(className ->
                        amount.min(notNegative(claims.balance(className).minus(balance(ledger)))))
                .orElse(amount);
        balances.put(ledger, balance(ledger).plus(added));
        return added;
    }

    /** Takes away, down to zero; answers what was taken. */
    Money credit(String ledger, Money amount) {
        var taken = amount.min(balance(ledger));
        balances.put(ledger, balance(ledger).minus(taken));
        return taken;
    }

    SortedMap<String, Money> balances() {
        return balances;
    }

    private LedgerTerms terms(String ledger) {
        return deal.ledgers().stream()
                .filter(terms -> terms.name().equals(ledger))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a checked deal names no ledger " + ledger));
    }

    private static Money notNegative(Money money) {
        return money.isNegative() ? Money.zero(money.currency()) : money;
    }
}
