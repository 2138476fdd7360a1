package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.CollectionFault.LOAN_ID;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.domain.PaymentApplication.Outcome.Applied;
import io.penstock.servicing.loan.domain.PaymentApplication.Outcome.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rolls all loans of a deal through one collection period, from lists of objects. {@code PeriodRoll} does the same to a
 * servicer's report without holding the loans; this is what it is tested against.
 */
public final class LoanLedger {

    private LoanLedger() {}

    /** All loans after the period, or everything that is wrong with the file. */
    public sealed interface Roll {

        /**
         * Every entry was applied.
         *
         * @param months in order of the loans' ids, as many as before
         * @param findings by loan
         */
        record Rolled(List<LoanMonth> months, CollectionTotals totals, List<CollectionFinding> findings)
                implements Roll {

            /** The loans at the end, in order of their ids. */
            public List<LoanAccount> loans() {
                return months.stream().map(LoanMonth::account).toList();
            }
        }

        /**
         * Nothing was applied.
         *
         * @param faults at least one, by line; the first of each loan
         */
        record Faulty(List<CollectionFault> faults) implements Roll {}
    }

    /**
     * Applies a file to the loans.
     *
     * @param opening the loans at the begin of the period, in order of their ids
     * @param entries of the file, in its order
     */
    public static Roll roll(Currency currency, List<LoanAccount> opening, List<CollectionEntry> entries) {
        var byLoan = entries.stream().collect(Collectors.groupingBy(CollectionEntry::loanId));
        var faults = new ArrayList<>(unknownLoans(opening, entries));
        var months = new ArrayList<LoanMonth>(opening.size());
        var sums = new PeriodSums();
        for (var loan : opening) {
            switch (PaymentApplication.apply(loan, byLoan.getOrDefault(loan.loanId(), List.of()))) {
                case Applied applied -> {
                    months.add(applied.month());
                    sums.add(loan.currentBalance(), applied.month(), null);
                }
                case Refused(var fault) -> faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            return faulty(faults);
        }
        long amount = 0;
        for (var entry : entries) {
            amount = Math.addExact(amount, entry.amount());
        }
        return new Roll.Rolled(List.copyOf(months), sums.totals(currency, entries.size(), amount), List.of());
    }

    /**
     * Applies what a servicer reports to the loans.
     *
     * @param opening the loans at the begin of the period, in order of their ids
     * @param rows of the file, one for each loan at most
     */
    public static Roll report(
            Currency currency, ReportTerms terms, List<LoanAccount> opening, List<ReportedMonth> rows) {
        var byLoan = new HashMap<String, ReportedMonth>();
        rows.forEach(row -> byLoan.put(row.loanId(), row));
        var faults = new ArrayList<CollectionFault>();
        var findings = new ArrayList<CollectionFinding>();
        var months = new ArrayList<LoanMonth>();
        var sums = new PeriodSums();
        for (var loan : opening) {
            var row = byLoan.remove(loan.loanId());
            switch (ReportedMonths.apply(terms, loan, row)) {
                case ReportedMonths.Outcome.Applied(var month, var found) -> {
                    months.add(month);
                    findings.addAll(found);
                    sums.found(found.size());
                    sums.add(loan.currentBalance(), month, row == null ? null : row.pool());
                }
                case ReportedMonths.Outcome.Refused(var fault) -> faults.add(fault);
            }
        }
        byLoan.values().forEach(row -> faults.add(unknown(row.line(), row.loanId())));
        if (!faults.isEmpty()) {
            return faulty(faults);
        }
        long amount = 0;
        for (var row : rows) {
            amount = Math.addExact(amount, row.flows().cash());
        }
        return new Roll.Rolled(List.copyOf(months), sums.totals(currency, rows.size(), amount), List.copyOf(findings));
    }

    private static Roll faulty(List<CollectionFault> faults) {
        return new Roll.Faulty(faults.stream()
                .sorted(Comparator.comparingInt(CollectionFault::line))
                .toList());
    }

    private static List<CollectionFault> unknownLoans(List<LoanAccount> opening, List<CollectionEntry> entries) {
        var known = new HashSet<String>();
        opening.forEach(loan -> known.add(loan.loanId()));
        return entries.stream()
                .filter(entry -> !known.contains(entry.loanId()))
                .map(entry -> unknown(entry.line(), entry.loanId()))
                .toList();
    }

    static CollectionFault unknown(int line, String loanId) {
        return new CollectionFault(
                line,
                LOAN_ID,
                "LOAN_UNKNOWN",
                loanId,
                "no loan of this deal has this id: correct the id or remove the row");
    }
}
