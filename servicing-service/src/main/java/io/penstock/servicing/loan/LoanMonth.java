package io.penstock.servicing.loan;

/**
 * One loan at the end of a collection period, and what happened to it in the period.
 *
 * @param account at the end
 * @param flows of the period; {@link LoanFlows#NONE} at boarding
 */
public record LoanMonth(LoanAccount account, LoanFlows flows) {

    /** A loan as it was boarded. */
    public static LoanMonth boarded(LoanAccount account) {
        return new LoanMonth(account, LoanFlows.NONE);
    }
}
