package io.penstock.servicing.loan;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link LoanBookCommand}, highest precedence first. */
public enum LoanBookRejection implements Rejection.Code {
    /** The deal is not known here, or its loans have not all arrived yet. */
    LOANS_NOT_BOARDED(NOT_FOUND),
    /** The deal has no such collection period yet. */
    COLLECTION_PERIOD_NOT_FOUND(NOT_FOUND),
    /** No receipt in force has this bank reference. */
    RECEIPT_NOT_FOUND(NOT_FOUND),
    /** Other loans are on the books already. */
    LOANS_ALREADY_BOARDED(CONFLICT),
    /** The period is final; a correction is a fact of a later period. */
    COLLECTION_PERIOD_CLOSED(CONFLICT),
    /** An earlier period must be closed first. */
    COLLECTION_PERIOD_NOT_NEXT(CONFLICT),
    /** Nothing has been imported for the period; a month without cash is a file with its header alone. */
    COLLECTIONS_NOT_IMPORTED(CONFLICT),
    /** The loans have changed since the file was applied; send it again. */
    OPENING_STATE_DIFFERS(CONFLICT),
    /** The stored loans are not those that the event names; an operator must look. */
    STORED_STATE_DIFFERS(CONFLICT),
    /** A figure of the period differs: correct it, or let another person waive the difference. */
    PERIOD_EXCEPTION_OPEN(CONFLICT),
    /** A collection or credit names another period than the one that is closed. */
    COLLECTION_PERIOD_NOT_CLOSED(CONFLICT),
    /** The bank reference names another receipt; one credit of the bank is one receipt. */
    RECEIPT_DIFFERS(CONFLICT),
    LOAN_COUNT_DIFFERS(UNACCEPTABLE),
    POOL_BALANCE_DIFFERS(UNACCEPTABLE),
    /** The deal document has no such source. */
    SOURCE_UNKNOWN(UNACCEPTABLE),
    /** Interest, principal and recoveries come with the loans, in a collection file. */
    SOURCE_OF_BORROWERS(UNACCEPTABLE),
    CURRENCY_DIFFERS(UNACCEPTABLE),
    AMOUNT_NOT_POSITIVE(UNACCEPTABLE),
    /** 1 to 35 of letters, digits and {@code . _ : -}, as a bank writes it; never a name. */
    BANK_REFERENCE_MALFORMED(UNACCEPTABLE),
    /** A reason is 1 to 500 characters. */
    REASON_MALFORMED(UNACCEPTABLE),
    POOL_ROLL_DIFFERS(UNACCEPTABLE),
    CASH_DIFFERS(UNACCEPTABLE),
    /** Costs of the period are above all that came in. */
    CASH_NEGATIVE(UNACCEPTABLE),
    CONTROL_ROWS_DIFFER(UNACCEPTABLE),
    CONTROL_AMOUNT_DIFFERS(UNACCEPTABLE),
    /** Who imported the file does not close its period, where the deal's rules ask for two persons. */
    CLOSER_IMPORTED(UNACCEPTABLE);

    private final Rejection.Kind kind;

    LoanBookRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
