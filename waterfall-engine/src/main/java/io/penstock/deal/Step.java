package io.penstock.deal;

import java.math.BigDecimal;
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

    /**
     * Pays what is due to fees or classes. Where several limits stand, the lowest counts.
     *
     * @param upTo a named amount that limits the step; for principal it is what is due
     * @param share only this part of what is due is paid, above 0 and up to 1, rounded down to the minor unit
     * @param keep a named amount that stays in {@code from}
     * @param support accounts drawn in this order when {@code from} does not suffice, down to their floors
     */
    record Pay(
            String clause,
            PaymentKind kind,
            Order targets,
            Optional<String> upTo,
            Optional<BigDecimal> share,
            Optional<String> keep,
            String from,
            List<String> support)
            implements Step {

        public Pay {
            share = share.map(BigDecimal::stripTrailingZeros);
            support = List.copyOf(support);
        }
    }

    /** What a {@link Pay} step pays. */
    enum PaymentKind {
        FEE,
        /** All interest that is due: deferred, then on deferred interest, then current. */
        INTEREST,
        /** Interest of this accrual period alone. */
        CURRENT_INTEREST,
        /** Interest that fell due on earlier dates and was not paid. */
        DEFERRED_INTEREST,
        /** Interest that accrued on deferred interest. */
        INTEREST_ON_INTEREST,
        PRINCIPAL
    }

    /**
     * Fills an account up to its target.
     *
     * @param upTo a named amount that limits the step
     */
    record ToTarget(String clause, String account, Optional<String> upTo, String from) implements Step {}

    /** Moves a named amount between accounts, as far as there is cash. */
    record Transfer(String clause, String amount, String from, String to) implements Step {}

    /**
     * Pays out the rest of an account.
     *
     * @param payee a class or the role of a party
     * @param upTo a named amount, if not the whole rest is meant
     */
    record Residual(String clause, String payee, Optional<String> upTo, String from) implements Step {}

    /**
     * Writes a named amount into ledgers, one after the other: debits up to the cap of each, credits down to
     * zero. No cash moves.
     */
    record Book(String clause, Side side, List<String> ledgers, String amount) implements Step {

        public Book {
            ledgers = List.copyOf(ledgers);
        }
    }

    /** The two ways of writing into a ledger. */
    enum Side {
        /** Adds. */
        DEBIT,
        /** Takes away. */
        CREDIT
    }

    /** Reduces balances of classes without cash, each down to zero at most. */
    record WriteDown(String clause, Order targets, String amount) implements Step {}

    /** Restores balances of classes, each by what was written down at most. */
    record WriteUp(String clause, Order targets, String amount) implements Step {}

    /**
     * Buys assets for the pool, as far as there is cash.
     *
     * @param payee role of the party that sells
     */
    record Buy(String clause, String amount, String from, String payee) implements Step {}

    /** Asks a test at this point. */
    record Evaluate(String clause, String test) implements Step {}

    /** Sets the mode of the next payment date. */
    record SetMode(String clause, String mode) implements Step {}

    /** Computes amounts for the report. */
    record Note(String clause, List<String> amounts) implements Step {

        public Note {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * Runs the steps of the first case whose condition holds. Each condition is computed once, when the branch
     * comes to it.
     *
     * @param otherwise run when no condition holds; may be empty
     */
    record Branch(String clause, List<Case> cases, List<Step> otherwise) implements Step {

        public Branch {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }

        /**
         * One way through a branch.
         *
         * @param when a condition, as written
         */
        public record Case(String when, List<Step> steps) {

            public Case {
                steps = List.copyOf(steps);
            }
        }
    }
}
