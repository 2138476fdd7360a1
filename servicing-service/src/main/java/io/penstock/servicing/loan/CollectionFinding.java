package io.penstock.servicing.loan;

/**
 * Something about a loan of an accepted collection file that needs somebody's look. It does not stop the import.
 *
 * @param line of the file, the header being line 1; 0 where the file has no row for the loan
 * @param amount that it is about, minor units
 * @param detail what was seen, in one sentence
 */
public record CollectionFinding(int line, String loanId, Code code, long amount, String detail) {

    /** Kinds of findings; the names are stored for ever. */
    public enum Code {
        /** A loan with a balance is not in the file: its balance is carried, nothing is assumed to have been paid. */
        LOAN_NOT_REPORTED,
        /** The loan is back after one or more months without a row. */
        LOAN_RETURNED,
        /** The row has no balance at its begin; the one on the books is taken. */
        BEGIN_BALANCE_MISSING,
        /** The servicer begins elsewhere than the books ended; the difference is booked as an adjustment. */
        BEGIN_BALANCE_DIFFERS,
        /** The row does not add up to the cent; the difference is within the file's rounding and is an adjustment. */
        ROUNDING_ADJUSTED,
        /** The row does not say how late the loan is; what was known before holds on. */
        DAYS_PAST_DUE_MISSING,
        /** The balance is zero and the row does not say why. */
        ZERO_BALANCE_CODE_MISSING,
        /** The reason given for the zero balance does not fit what happened. */
        ZERO_BALANCE_CODE_UNLIKELY,
        /** Cash other than a recovery on a loan that owes nothing. */
        PAYMENT_ON_CLOSED_LOAN,
        /** A loan that owed nothing has a balance again. */
        BALANCE_REINSTATED,
        /** Recoveries of the loan are above all that was charged off: a surplus belongs to the borrower. */
        RECOVERY_EXCEEDS_LOSS
    }
}
