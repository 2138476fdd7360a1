package io.penstock.servicing.loan.view.loans;

import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;

/**
 * Which stored figures of a deal's loans hold now.
 *
 * @param version as in table {@code loan_columns}; empty before boarding
 */
record CurrentVersion(String version, String currency) {

    static final CurrentVersion NONE = new CurrentVersion("", "");

    CurrentVersion evolve(Object event) {
        return switch (event) {
            case LoansBoarded e ->
                new CurrentVersion("boarded", e.poolBalance().currency().getCurrencyCode());
            case CollectionPeriodClosed e -> new CurrentVersion(e.collectionPeriod() + "/" + e.fileHash(), currency);
            default -> this;
        };
    }
}
