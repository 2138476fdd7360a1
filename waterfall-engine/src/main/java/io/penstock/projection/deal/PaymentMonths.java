package io.penstock.projection.deal;

import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Which months of the pool each payment date distributes. Month 1 is the first month after the cut-off. */
final class PaymentMonths {

    private final ResolvedDeal deal;
    private final YearMonth firstPeriod;
    private final int inFirst;
    private final int inOthers;

    private PaymentMonths(ResolvedDeal deal, YearMonth firstPeriod, int inFirst, int inOthers) {
        this.deal = deal;
        this.firstPeriod = firstPeriod;
        this.inFirst = inFirst;
        this.inOthers = inOthers;
    }

    /** From the first payment date of the deal. */
    static PaymentMonths fromClosing(ResolvedDeal deal) {
        var calendar = deal.document().calendar();
        return new PaymentMonths(
                deal,
                deal.firstCollectionPeriod(),
                calendar.monthsInFirst(),
                calendar.frequency().months());
    }

    /** From a later payment date, named by the last month that it distributes. */
    static PaymentMonths from(ResolvedDeal deal, YearMonth firstPeriod) {
        int months = deal.document().calendar().frequency().months();
        return firstPeriod.equals(deal.firstCollectionPeriod())
                ? fromClosing(deal)
                : new PaymentMonths(deal, firstPeriod, months, months);
    }

    YearMonth firstPeriod() {
        return firstPeriod;
    }

    /** Payment dates that it takes to distribute so many months. */
    int paymentsFor(int months) {
        return months <= inFirst ? 1 : 1 + Math.ceilDiv(months - inFirst, inOthers);
    }

    /** Last month of a payment date, the first date being 0. */
    int lastMonth(int payment) {
        return inFirst + payment * inOthers;
    }

    /** First month of a payment date, the first date being 0. */
    int firstMonth(int payment) {
        return payment == 0 ? 1 : lastMonth(payment - 1) + 1;
    }

    /** The dates of the first payments. */
    List<PaymentPeriod> periods(int payments) {
        var periods = new ArrayList<PaymentPeriod>(payments);
        for (int i = 0; i < payments; i++) {
            periods.add(deal.period(firstPeriod.plusMonths((long) i * inOthers)));
        }
        return List.copyOf(periods);
    }
}
