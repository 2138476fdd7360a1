package io.penstock.servicing.loan;

import java.time.YearMonth;
import java.util.Optional;

/** Loan by loan, what a closed collection period began and ended with. For other contexts that need more than totals. */
public interface LoanPeriods {

    /** The loans of a closed period; empty if it is not closed. */
    Optional<LoanPeriod> of(String dealId, YearMonth collectionPeriod);
}
