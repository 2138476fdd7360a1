package io.penstock.deal;

import java.util.List;
import java.util.Optional;

/**
 * One item of a priority of payments.
 *
 * <p>{@link #clause()} is the place in the transaction documents, {@code "3.01(a)"}; every cent moved is
 * reported with it.
 */
public sealed interface Step {

    String clause();

    /** The account that the step takes cash from first. */
    String from();

    /**
     * Pays what is due to fees or classes.
     *
     * @param upTo a named amount that limits the step; for principal it is what is due
     * @param support accounts drawn in this order when {@code from} does not suffice
     */
    record Pay(String clause, PaymentKind kind, Order targets, Optional<String> upTo, String from, List<String> support)
            implements Step {

        public Pay {
            support = List.copyOf(support);
        }
    }

    /** What a {@link Pay} step pays. */
    enum PaymentKind {
        FEE,
        INTEREST,
        PRINCIPAL
    }

    /** Fills an account up to its target. */
    record ToTarget(String clause, String account, String from) implements Step {}

    /** Moves a named amount between accounts, as far as there is cash. */
    record Transfer(String clause, String amount, String from, String to) implements Step {}

    /**
     * Pays out the rest of an account.
     *
     * @param payee a class or the role of a party
     * @param upTo a named amount, if not the whole rest is meant
     */
    record Residual(String clause, String payee, Optional<String> upTo, String from) implements Step {}
}
