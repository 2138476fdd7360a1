package io.penstock.servicing.distribution.view.paymentreport;

import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookId;
import java.time.YearMonth;
import java.util.Optional;

/** The first payment date that is paid here: above 1 for a deal that was taken over, whose loans begin later. */
public final class FirstPayment {

    private FirstPayment() {}

    public static int number(ResolvedDeal deal, Streams streams) {
        Optional<YearMonth> first = streams.fold(
                LoanBookId.ofDeal(deal.dealId()).value(),
                Optional.empty(),
                (known, event) ->
                        event instanceof LoansBoarded boarded ? Optional.of(boarded.firstCollectionPeriod()) : known);
        int number = 1;
        while (first.isPresent() && isBefore(deal, number, first.get())) {
            number++;
        }
        return number;
    }

    /** Whether the payment date distributes only months before the first one here. */
    private static boolean isBefore(ResolvedDeal deal, int number, YearMonth first) {
        return deal.periodPaidOn(deal.paymentDate(number))
                .filter(period -> period.collectionPeriod().isBefore(first))
                .isPresent();
    }
}
