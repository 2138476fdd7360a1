package io.penstock.servicing.loan.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.ReportedMonth.Repline;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up loans of one period. Minor units; a sum that does not fit stops. */
public final class PeriodSums {

    private long interest;
    private long scheduled;
    private long prepaid;
    private long adjustments;
    private long grossLoss;
    private long recoveries;
    private long fees;
    private long repurchases;
    private long begin;
    private long end;
    private int loanCount;
    private long delinquent;
    private long delinquent30;
    private long delinquent60;
    private long delinquent90;
    private int findings;

    /** Nothing yet. */
    public PeriodSums() {}

    /**
     * Adds a loan.
     *
     * @param opening its balance at the begin
     * @param pool arrears of a row that stands for many loans
     */
    public void add(long opening, LoanMonth month, @Nullable Repline pool) {
        var flows = month.flows();
        var account = month.account();
        interest = Math.addExact(interest, flows.interest());
        scheduled = Math.addExact(scheduled, flows.scheduledPrincipal());
        prepaid = Math.addExact(prepaid, flows.prepaidPrincipal());
        adjustments = Math.addExact(adjustments, flows.adjustment());
        grossLoss = Math.addExact(grossLoss, flows.chargedOff());
        recoveries = Math.addExact(recoveries, flows.recovery());
        fees = Math.addExact(fees, flows.fees());
        repurchases = Math.addExact(repurchases, flows.repurchased());
        begin = Math.addExact(begin, opening);
        end = Math.addExact(end, account.currentBalance());
        loanCount = Math.addExact(loanCount, account.currentBalance() > 0 ? account.loans() : 0);
        if (pool == null) {
            delinquent =
                    Math.addExact(delinquent, account.status() == LoanStatus.DELINQUENT ? account.currentBalance() : 0);
            addByDays(account.daysPastDue(), account.currentBalance());
        } else {
            addPool(pool);
        }
    }

    /** Counts findings. */
    public void found(int count) {
        findings = Math.addExact(findings, count);
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

    private void addPool(Repline pool) {
        delinquent30 = Math.addExact(delinquent30, pool.delinquent30());
        delinquent60 = Math.addExact(delinquent60, pool.delinquent60());
        delinquent90 = Math.addExact(delinquent90, pool.delinquent90());
        delinquent = Math.addExact(
                delinquent,
                Math.addExact(pool.delinquent30(), Math.addExact(pool.delinquent60(), pool.delinquent90())));
    }

    /**
     * The totals.
     *
     * @param rows of the file
     * @param amount cash of the file
     */
    public CollectionTotals totals(Currency currency, int rows, long amount) {
        return new CollectionTotals(
                rows,
                new Money(currency, amount),
                new Money(currency, interest),
                new Money(currency, Math.addExact(scheduled, prepaid)),
                new Money(currency, recoveries),
                new Money(currency, grossLoss),
                new Money(currency, begin),
                new Money(currency, end),
                loanCount,
                new Money(currency, delinquent),
                new Money(currency, delinquent30),
                new Money(currency, delinquent60),
                new Money(currency, delinquent90),
                Optional.of(new Money(currency, scheduled)),
                new Money(currency, repurchases),
                new Money(currency, fees),
                new Money(currency, adjustments),
                findings);
    }
}
