package io.penstock.servicing.loan;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link BankAccountCommand}, highest precedence first. */
public enum BankAccountRejection implements Rejection.Code {
    /** No statement has an entry of this reference. */
    BANK_ENTRY_NOT_FOUND(NOT_FOUND),
    /** A statement of this id was taken, and said something else. */
    STATEMENT_DIFFERS(CONFLICT),
    /** The statement does not begin where the last one ended; one is missing. */
    OPENING_BALANCE_DIFFERS(CONFLICT),
    /** Nothing of the entry is in suspense. */
    ENTRY_NOT_IN_SUSPENSE(CONFLICT),
    /** The period is closed: apply it to the open one. */
    ENTRY_PERIOD_CLOSED(CONFLICT),
    /** A statement has at most 2,000 entries, each with a reference, an amount and one currency. */
    STATEMENT_MALFORMED(UNACCEPTABLE),
    /** Opening balance and entries are not the closing balance. */
    CLOSING_BALANCE_DIFFERS(UNACCEPTABLE),
    /** An entry is known under its reference with another amount. */
    BANK_ENTRY_DIFFERS(UNACCEPTABLE),
    /** Less of the entry is in suspense, or the amount is none. */
    AMOUNT_NOT_IN_SUSPENSE(UNACCEPTABLE),
    /** A reason is 1 to 500 characters. */
    RETURN_REASON_MALFORMED(UNACCEPTABLE);

    private final Rejection.Kind kind;

    BankAccountRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
