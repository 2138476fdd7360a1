package io.penstock.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The annual rate at which what was paid and what was received are worth the same.
 *
 * <p>Payments are negative and receipts positive. A rate exists if both occur; if the sign changes more than once there
 * may be several, and one near zero is given.
 */
public final class InternalRateOfReturn {

    private InternalRateOfReturn() {}

    /** Compounded annually over the times of the flows. */
    public static OptionalDouble of(List<Cashflow> flows) {
        return Yield.atPrice(flows, 0, Compounding.ANNUAL);
    }

    /** The rate that spreadsheets call XIRR: actual days over 365 from the first of the flows. */
    public static OptionalDouble ofDated(List<DatedCashflow> flows) {
        return flows.stream()
                .map(DatedCashflow::date)
                .min(LocalDate::compareTo)
                .map(first -> of(DatedCashflow.from(first, TimeBasis.ACT_365, flows)))
                .orElse(OptionalDouble.empty());
    }
}
