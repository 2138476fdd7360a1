package io.penstock.servicing.report.domain;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanPeriod;
import io.penstock.servicing.loan.SourceCash;
import io.penstock.waterfall.PaymentReport;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that an investor report is made of; nothing else enters it, so that it can be made again.
 *
 * @param cutOffBalance of the pool, as boarded
 * @param periods totals of the closed collection periods up to that of the payment date
 * @param receipts cash of the collection period that no borrower paid, by source
 * @param calculation of the payment date, approved
 * @param payments the engine's answers of all payment dates up to this one, in order; this one is the last
 * @param loans of the collection period, if single loans are on the books
 * @param position the last event among all these, {@code "xid:index"}
 */
public record ReportFacts(
        ResolvedDeal deal,
        Money cutOffBalance,
        SortedMap<YearMonth, CollectionTotals> periods,
        List<SourceCash> receipts,
        WaterfallCalculated calculation,
        List<PaymentReport> payments,
        Optional<LoanPeriod> loans,
        String position) {

    /** The engine's answer for the payment date. */
    PaymentReport payment() {
        return payments.getLast();
    }

    /** Totals of the collection period that is paid out. */
    CollectionTotals totals() {
        var found = periods.get(calculation.collectionPeriod());
        if (found == null) {
            throw new IllegalStateException("collection period " + calculation.collectionPeriod()
                    + " was calculated with" + " and is not among the closed ones " + periods.keySet());
        }
        return found;
    }
}
