package io.penstock.issuance.pool;

import java.util.Optional;

/**
 * A loan that leaves a frozen pool.
 *
 * @param documentHash SHA-256 of the notice, 64 hex digits; needed of a repurchase
 */
public record LoanRemoval(String loanId, Reason reason, Optional<String> documentHash) {

    /** Why it leaves. */
    public enum Reason {
        /** The sponsor buys it back: a representation about it was not true. */
        BREACH_OF_REPRESENTATION,
        /** The originator takes it out before the sale. */
        WITHDRAWN
    }
}
