package io.penstock.servicing.loan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a servicer reports of one loan for one month. Amounts are minor units.
 *
 * @param line of the file, the header being line 1
 * @param begin balance at the begin; null if the row does not say
 * @param flows of the month, as reported
 * @param totalPaid by the borrower: interest, principal and fees; null if the row does not say
 * @param end balance at the end
 * @param daysPastDue at the end; null if the row does not say
 * @param zeroBalance why the balance is zero; null if the row does not say
 * @param flags reported for the month
 * @param pool null for a row of one loan
 */
public record ReportedMonth(
        int line,
        String loanId,
        @Nullable Long begin,
        LoanFlows flows,
        @Nullable Long totalPaid,
        long end,
        @Nullable Integer daysPastDue,
        @Nullable ZeroBalance zeroBalance,
        Set<LoanFlag> flags,
        @Nullable Repline pool) {

    /** Why a loan has no balance any more. */
    public enum ZeroBalance {
        /** Paid at or before maturity. */
        PAID,
        /** Sold to somebody else. */
        SOLD,
        /** Bought back or replaced by the seller. */
        REPURCHASED,
        /** Charged off. */
        CHARGED_OFF,
        /** Went to another servicer. */
        TRANSFERRED
    }

    /**
     * One row that stands for many loans, as a certificate of a pool has it.
     *
     * @param loans with a balance at the end
     * @param delinquent30 balance 30 to 59 days past due
     * @param delinquent60 60 to 89 days
     * @param delinquent90 90 days and more
     */
    public record Repline(int loans, long delinquent30, long delinquent60, long delinquent90) {

        public Repline {
            if (loans < 0 || delinquent30 < 0 || delinquent60 < 0 || delinquent90 < 0) {
                throw new IllegalArgumentException("a pool's loans and arrears are not negative");
            }
        }
    }
}
