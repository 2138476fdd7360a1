package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.List;

/**
 * What one step did for one target.
 *
 * @param clause the place in the transaction documents
 * @param target name of the fee, class or account
 * @param payee class name, role of a party, or name of an account, as {@code payeeType} says
 * @param due never negative
 * @param paid at most {@code due}
 * @param sources the accounts that the cash came from; they add up to {@code paid}
 */
public record PaymentLine(
        String clause,
        Kind kind,
        String target,
        PayeeType payeeType,
        String payee,
        Money due,
        Money paid,
        List<Source> sources) {

    /** What is paid. */
    public enum Kind {
        FEE,
        INTEREST,
        PRINCIPAL,
        /** Into or out of the reserve account; cash stays in the deal. */
        RESERVE,
        RESIDUAL
    }

    /** Who receives it. */
    public enum PayeeType {
        TRANCHE,
        PARTY,
        ACCOUNT
    }

    /** The part that came from one account. */
    public record Source(String account, Money amount) {}

    public PaymentLine {
        sources = List.copyOf(sources);
        Amounts.requireNotNegative("paid under " + clause, paid);
        Amounts.requireNotNegative("shortfall under " + clause, due.minus(paid));
        var fromAccounts = sources.stream().map(Source::amount).reduce(Money.zero(paid.currency()), Money::plus);
        if (!fromAccounts.equals(paid)) {
            throw new IllegalArgumentException(
                    "clause " + clause + " pays " + paid + " out of accounts that give " + fromAccounts);
        }
    }

    public Money shortfall() {
        return due.minus(paid);
    }

    /** Whether the cash leaves the deal. */
    public boolean isPaidOut() {
        return payeeType != PayeeType.ACCOUNT;
    }
}
