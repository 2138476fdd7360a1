package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one step did for one target.
 *
 * @param clause the place in the transaction documents
 * @param target name of the fee, class, account, ledger or party
 * @param payee class name, role of a party, or name of an account or ledger, as {@code payeeType} says
 * @param due never negative
 * @param paid at most {@code due}
 * @param sources the accounts that the cash came from; they add up to {@code paid}. None where no cash moves
 * @param reads the amounts that limited the step, and the conditions of the branches around it as written
 */
public record PaymentLine(
        String clause,
        Kind kind,
        String target,
        PayeeType payeeType,
        String payee,
        Money due,
        Money paid,
        List<Source> sources,
        SortedSet<String> reads) {

    /** What a step does. */
    public enum Kind {
        FEE(true),
        INTEREST(true),
        PRINCIPAL(true),
        /** From account to account; cash stays in the deal. */
        TRANSFER(true),
        RESIDUAL(true),
        /** For assets that join the pool. */
        PURCHASE(true),
        /** Adds to a ledger; no cash moves. */
        DEBIT(false),
        /** Takes from a ledger; no cash moves. */
        CREDIT(false),
        /** A loss takes from a balance; no cash moves. */
        WRITE_DOWN(false),
        /** Gives back to a balance what a loss took; no cash moves. */
        WRITE_UP(false);

        private final boolean cash;

        Kind(boolean cash) {
            this.cash = cash;
        }

        /** Whether the step moves cash. */
        public boolean isCash() {
            return cash;
        }
    }

    /** Who receives it. */
    public enum PayeeType {
        TRANCHE,
        PARTY,
        ACCOUNT,
        LEDGER
    }

    /** The part that came from one account. */
    public record Source(String account, Money amount) {}

    /** Checks the amounts against each other. */
    public PaymentLine {
        sources = List.copyOf(sources);
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        Amounts.requireNotNegative("paid under " + clause, paid);
        Amounts.requireNotNegative("shortfall under " + clause, due.minus(paid));
        var zero = Money.zero(paid.currency());
        var fromAccounts = sources.stream().map(Source::amount).reduce(zero, Money::plus);
        if (!fromAccounts.equals(kind.isCash() ? paid : zero)) {
            throw new IllegalArgumentException(
                    "clause " + clause + " pays " + paid + " out of accounts that give " + fromAccounts);
        }
    }

    public Money shortfall() {
        return due.minus(paid);
    }

    /** Whether the cash leaves the deal. */
    public boolean isPaidOut() {
        return kind.isCash() && payeeType != PayeeType.ACCOUNT;
    }
}
