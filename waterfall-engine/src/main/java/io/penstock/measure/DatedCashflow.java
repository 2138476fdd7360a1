package io.penstock.measure;

import java.time.LocalDate;
import java.util.List;

/**
 * An amount on a date.
 *
 * @param amount in any one unit for the whole series; positive to the holder
 */
public record DatedCashflow(LocalDate date, double amount) {

    /** The series seen from a settlement date, with times in years. Dates before it have negative times. */
    public static List<Cashflow> from(LocalDate settlement, TimeBasis basis, List<DatedCashflow> flows) {
        return flows.stream()
                .map(flow -> new Cashflow(basis.years(settlement, flow.date), flow.amount))
                .toList();
    }
}
