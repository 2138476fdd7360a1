package io.penstock.servicing.loan.application;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.ReportRows;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.domain.PeriodRoll;
import java.util.Currency;
import java.util.List;

/**
 * Rolls stored loans through a servicer's report into a new version. The loans pass twice: a file with a fault must leave
 * nothing behind, and its last row may be the faulty one.
 *
 * @param opening the version that is rolled
 * @param version the version that is written
 */
public record StoredRoll(
        LoanStore store, LoanBookId book, String opening, String version, Currency currency, ReportTerms terms) {

    /** What is wrong with the rows; nothing is written. */
    public List<CollectionFault> faults(ReportRows rows) {
        var roll = new PeriodRoll(currency, terms, rows);
        store.read(book, opening, roll::next);
        return roll.faults();
    }

    /** Writes every loan at the end of the period; to be called with rows that have no fault. */
    public PeriodRoll.Result write(ReportRows rows) {
        var roll = new PeriodRoll(currency, terms, rows);
        try (var writer = store.write(book, version)) {
            store.read(book, opening, loan -> roll.next(loan).ifPresent(writer::add));
        }
        return roll.result();
    }
}
