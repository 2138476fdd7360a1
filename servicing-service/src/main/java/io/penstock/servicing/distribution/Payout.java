package io.penstock.servicing.distribution;

import io.penstock.kernel.Money;

/**
 * Cash for one payee.
 *
 * @param payee role of a party, or id of an investor
 * @param className empty for a fee
 * @param amount above zero
 * @param batch the transaction that carries it, from 1
 */
public record Payout(Kind kind, String payee, String className, String wallet, Money amount, int batch) {

    /** The same payout, carried by another transaction. */
    public Payout inBatch(int number) {
        return new Payout(kind, payee, className, wallet, amount, number);
    }

    /** Why it is paid. */
    public enum Kind {
        /** To a party of the deal. */
        FEE,
        /** To a holder: interest, principal and residual of the class together. */
        CLASS
    }
}
