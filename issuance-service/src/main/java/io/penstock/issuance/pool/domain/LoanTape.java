package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.TapeSummary;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * A tape that was read without a fault.
 *
 * @param hash SHA-256 of the file as it was sent, compressed or not, 64 hex digits
 * @param reportingPeriodEnd the day on which all balances hold
 * @param loans at least one, in the order of the file, no id twice
 */
public record LoanTape(
        String hash, String fileName, Currency currency, LocalDate reportingPeriodEnd, List<LoanRecord> loans) {

    public LoanTape {
        loans = List.copyOf(loans);
        if (loans.isEmpty()) {
            throw new IllegalArgumentException("tape " + fileName + " has no loan");
        }
    }

    /** Counts, the ten control totals, states and late loans. */
    public TapeSummary summary() {
        return TapeTotals.summarize(this);
    }
}
