package io.penstock.issuance.pool;

import java.time.LocalDate;
import java.util.Currency;
import java.util.SortedMap;

/**
 * What a tape adds up to.
 *
 * @param hash SHA-256 of the file as it was sent, 64 hex digits
 * @param fileName as the sender called it; for people only
 * @param reportingPeriodEnd the day on which the balances hold
 * @param states number of loans of each state, in order of its code
 * @param delinquentOver30 loans more than 30 days past due
 */
public record TapeSummary(
        String hash,
        String fileName,
        Currency currency,
        LocalDate reportingPeriodEnd,
        int loanCount,
        ControlTotals totals,
        SortedMap<String, Integer> states,
        int delinquentOver30) {}
