package io.penstock.servicing.loan;

import java.time.LocalDate;

/**
 * One row of a collection file.
 *
 * @param line in the file, the header being line 1
 * @param amount minor units; 0 for a default, which moves no cash
 */
public record CollectionEntry(int line, String loanId, LocalDate receivedDate, Type type, long amount) {

    /** What happened. */
    public enum Type {
        /** Cash from the borrower: interest of the period first, then principal. */
        PAYMENT,
        /** Cash that ends the loan: exactly balance and interest. */
        PAYOFF,
        /** The servicer gives the loan up: it is charged off at its balance. */
        DEFAULT,
        /** Cash after default, from collateral or borrower. */
        RECOVERY
    }
}
