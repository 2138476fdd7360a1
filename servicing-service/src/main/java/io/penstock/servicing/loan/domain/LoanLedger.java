package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.CollectionFault.LOAN_ID;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.domain.PaymentApplication.Outcome.Applied;
import io.penstock.servicing.loan.domain.PaymentApplication.Outcome.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Rolls all loans of a deal through one collection period. */
public final class LoanLedger {

    private LoanLedger() {}

    /** All loans after the period, or everything that is wrong with the file. */
    public sealed interface Roll {

        /**
         * Every entry was applied.
         *
         * @param loans in order of their ids, as many as before
         */
        record Rolled(List<LoanAccount> loans, CollectionTotals totals) implements Roll {}

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
        var loans = new ArrayList<LoanAccount>(opening.size());
        var sums = new Sums();
        for (var loan : opening) {
            switch (PaymentApplication.apply(loan, byLoan.getOrDefault(loan.loanId(), List.of()))) {
                case Applied applied -> {
                    loans.add(applied.account());
                    sums.add(loan, applied);
                }
                case Refused(var fault) -> faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(CollectionFault::line));
            return new Roll.Faulty(List.copyOf(faults));
        }
        return new Roll.Rolled(List.copyOf(loans), sums.totals(currency, entries));
    }

    private static List<CollectionFault> unknownLoans(List<LoanAccount> opening, List<CollectionEntry> entries) {
        var known = new HashSet<String>();
        opening.forEach(loan -> known.add(loan.loanId()));
        return entries.stream()
                .filter(entry -> !known.contains(entry.loanId()))
                .map(entry -> new CollectionFault(
                        entry.line(),
                        LOAN_ID,
                        "LOAN_UNKNOWN",
                        entry.loanId(),
                        "no loan of this deal has this id: correct the id or remove the row"))
                .toList();
    }

    private static final class Sums {

        private long interest;
        private long principal;
        private long recoveries;
        private long grossLoss;
        private long begin;
        private long end;
        private int loanCount;
        private long delinquent;
        private long delinquent30;
        private long delinquent60;
        private long delinquent90;

        void add(LoanAccount opening, Applied applied) {
            interest = Math.addExact(interest, applied.interest());
            principal = Math.addExact(principal, applied.principal());
            recoveries = Math.addExact(recoveries, applied.recovery());
            grossLoss = Math.addExact(grossLoss, applied.chargedOff());
            begin = Math.addExact(begin, opening.currentBalance());
            end = Math.addExact(end, applied.account().currentBalance());
            loanCount += applied.account().currentBalance() > 0 ? 1 : 0;
            if (applied.account().status() == LoanStatus.DELINQUENT) {
                delinquent = Math.addExact(delinquent, applied.account().currentBalance());
            }
            addByDays(applied.account().daysPastDue(), applied.account().currentBalance());
        }

        private void addByDays(int daysPastDue, long balance) {
            if (daysPastDue >= 90) {
                delinquent90 = Math.addExact(delinquent90, balance);
            } else if (daysPastDue >= 60) {
                delinquent60 = Math.addExact(delinquent60, balance);
            } else if (daysPastDue >= 30) {
                delinquent30 = Math.addExact(delinquent30, balance);
            }
        }

        CollectionTotals totals(Currency currency, List<CollectionEntry> entries) {
            long amount = 0;
            for (var entry : entries) {
                amount = Math.addExact(amount, entry.amount());
            }
            return new CollectionTotals(
                    entries.size(),
                    new Money(currency, amount),
                    new Money(currency, interest),
                    new Money(currency, principal),
                    new Money(currency, recoveries),
                    new Money(currency, grossLoss),
                    new Money(currency, begin),
                    new Money(currency, end),
                    loanCount,
                    new Money(currency, delinquent),
                    new Money(currency, delinquent30),
                    new Money(currency, delinquent60),
                    new Money(currency, delinquent90));
        }
    }
}
