package io.penstock.waterfall;

import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All that one payment date keeps while it runs: cash, claims, ledgers, tests, mode and the amounts computed so far. */
final class Books {

    private final ResolvedDeal deal;
    private final WaterfallInput input;
    private final PaymentPeriod period;
    private final Accounts accounts = new Accounts();
    private final Map<String, Money> open = new HashMap<>();
    private final Claims claims;
    private final LedgerBook ledgers;
    private final TestBook tests;
    private final ModeBook modes;
    private final Rates rates;
    private final AmountBook amounts;
    private Money poolEnd;
    private Money purchased;

    Books(ResolvedDeal deal, WaterfallInput input, PaymentFacts facts) {
        this.deal = deal;
        this.input = input;
        this.period = deal.period(input.collectionPeriod());
        var opening = input.opening();
        this.claims = new Claims(deal, opening);
        this.ledgers = new LedgerBook(deal, opening, claims);
        this.tests = new TestBook(deal, opening, this, facts);
        this.modes = new ModeBook(deal, opening, this, facts);
        this.rates = new Rates(deal, input, this);
        this.amounts = new AmountBook(deal, opening, new Figures(deal, input, this), facts);
        this.poolEnd = input.pool().end();
        this.purchased = Money.zero(deal.currency());
        opening.accounts().forEach(accounts::put);
    }

    /** Shares the cash of a source over its accounts by weight. */
    void credit(String source, Money cash) {
        var terms = deal.sources().get(source);
        if (terms == null) {
            throw new IllegalStateException("a checked input has no source " + source);
        }
        var exact = new TreeMap<String, Fraction>();
        terms.to()
                .forEach((account, weight) ->
                        exact.put(account, Fraction.of(cash.minorUnits()).times(Fraction.of(weight))));
        long left = cash.minorUnits()
                - exact.values().stream().mapToLong(Fraction::floor).sum();
        for (var part : exact.entrySet()) {
            // Left-over units go to the largest remainders, among equals to the earlier account.
            long before = exact.entrySet().stream()
                    .filter(other -> {
                        int bigger = remainder(other.getValue()).compareTo(remainder(part.getValue()));
                        return bigger > 0 || (bigger == 0 && other.getKey().compareTo(part.getKey()) < 0);
                    })
                    .count();
            long unit = before < left ? 1 : 0;
            accounts.credit(
                    part.getKey(), new Money(deal.currency(), part.getValue().floor() + unit));
        }
    }

    /** The assets are sold: the price comes in and the pool is empty. */
    void sell(String account, Money price) {
        accounts.credit(account, price);
        poolEnd = Money.zero(deal.currency());
    }

    /** Keeps in mind what the accounts hold before the first step and before a call is paid. */
    void open() {
        open.putAll(accounts.balances());
    }

    Money openAccount(String name) {
        var balance = open.get(name);
        if (balance == null) {
            throw new IllegalStateException("no account " + name + " among " + open.keySet());
        }
        return balance;
    }

    /** Assets are bought; the next collection period has them in the pool. */
    void buy(Money paid) {
        purchased = purchased.plus(paid);
    }

    Money purchased() {
        return purchased;
    }

    Money poolEnd() {
        return poolEnd;
    }

    WaterfallInput input() {
        return input;
    }

    PaymentPeriod period() {
        return period;
    }

    Accounts accounts() {
        return accounts;
    }

    Claims claims() {
        return claims;
    }

    LedgerBook ledgers() {
        return ledgers;
    }

    TestBook tests() {
        return tests;
    }

    ModeBook modes() {
        return modes;
    }

    /** The mode whose steps run. */
    String mode() {
        return modes.mode();
    }

    Rates rates() {
        return rates;
    }

    AmountBook amounts() {
        return amounts;
    }

    private static Fraction remainder(Fraction exact) {
        return exact.minus(Fraction.of(exact.floor()));
    }
}
