package io.penstock.measure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * From the first payment of principal to the last.
 *
 * @param first date with principal
 * @param last date with principal
 */
public record PaymentWindow(LocalDate first, LocalDate last) {

    /**
     * The window of a series, or nothing if no payment exceeds the threshold.
     *
     * @param threshold smaller payments do not count: half a minor unit keeps rounding dust out
     */
    public static Optional<PaymentWindow> of(List<DatedCashflow> principal, double threshold) {
        var dates = principal.stream()
                .filter(flow -> flow.amount() > threshold)
                .map(DatedCashflow::date)
                .sorted()
                .toList();
        return dates.isEmpty() ? Optional.empty() : Optional.of(new PaymentWindow(dates.getFirst(), dates.getLast()));
    }

    /** Its length in months, the first and the last counted. */
    public long months() {
        return ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last)) + 1;
    }
}
