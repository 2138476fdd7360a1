package io.penstock.projection.contract;

import java.time.LocalDateTime;
import java.util.ArrayList;

/** The level payment of an annuity whose periods have different lengths. */
final class Annuity {

    private Annuity() {}

    /**
     * The payment that repays notional and interest on the remaining dates.
     *
     * @param accrued interest not paid at {@code from}, positive
     */
    static double payment(
            ContractTerms terms,
            LocalDateTime maturity,
            LocalDateTime from,
            double notional,
            double accrued,
            double rate) {
        var end = terms.amortizationDate().orElse(maturity);
        var dates = new ArrayList<>(EventPlan.principalDates(terms, end));
        dates.add(end);
        // What is due at the time itself has been paid, unless nothing has been paid yet.
        dates.removeIf(date -> date.isBefore(from) || (date.equals(from) && !from.equals(terms.initialExchangeDate())));
        if (dates.isEmpty()) {
            return notional + accrued;
        }
        // What the loan and what payments of one unit grow to by the last date. Interest to the first of them is
        // simple,
        // over all days since it was last paid.
        double loan = notional + accrued + notional * rate * terms.years(from, dates.getFirst());
        double units = 1;
        for (int i = 1; i < dates.size(); i++) {
            double growth = 1 + rate * terms.years(dates.get(i - 1), dates.get(i));
            loan *= growth;
            units = units * growth + 1;
        }
        return loan / units;
    }
}
