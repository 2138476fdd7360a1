package io.penstock.servicing.report.domain;

import io.penstock.servicing.loan.DelinquencyBucket;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanPeriod;
import io.penstock.servicing.loan.LoanStatus;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What only the single loans tell of a collection period. Amounts are minor units.
 *
 * @param buckets loans with a balance by days past due, as {@link DelinquencyBucket} counts
 * @param chargedOffLoans loans charged off in the period
 * @param scheduled principal that was scheduled and came in
 * @param prepaid principal that came in above what was scheduled
 * @param weightedRate sum of balance × rate at the end, in minor units
 * @param weightedTerm sum of balance × remaining months at the end
 */
record PoolMonth(
        Map<DelinquencyBucket, Tally> buckets,
        int chargedOffLoans,
        long scheduled,
        long prepaid,
        BigDecimal weightedRate,
        BigInteger weightedTerm) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final int DAYS_OF_A_MONTH = 30;

    /** Loans and their balance. */
    record Tally(int count, long balance) {

        Tally plus(long more) {
            return new Tally(count + 1, Math.addExact(balance, more));
        }
    }

    /** Counts the loans of a period. */
    static PoolMonth of(LoanPeriod month) {
        var before = new HashMap<String, LoanAccount>();
        month.opening().forEach(loan -> before.put(loan.loanId(), loan));
        var buckets = new EnumMap<DelinquencyBucket, Tally>(DelinquencyBucket.class);
        int chargedOff = 0;
        long scheduled = 0;
        long prepaid = 0;
        var rate = BigDecimal.ZERO;
        var term = BigInteger.ZERO;
        for (var loan : month.closing()) {
            if (loan.currentBalance() > 0) {
                long balance = loan.currentBalance();
                buckets.merge(
                        DelinquencyBucket.of(loan.daysPastDue()),
                        new Tally(1, balance),
                        (tally, _) -> tally.plus(balance));
                rate = rate.add(loan.interestRate().multiply(BigDecimal.valueOf(loan.currentBalance())));
                term = term.add(
                        BigInteger.valueOf(loan.currentBalance()).multiply(BigInteger.valueOf(loan.remainingTerm())));
            }
            var opened = before.get(loan.loanId());
            if (opened == null) {
                continue; // bought in the period: it has not been due yet
            }
            if (loan.status() == LoanStatus.DEFAULTED && opened.status() != LoanStatus.DEFAULTED) {
                chargedOff++;
            }
            long paid = opened.currentBalance() - loan.currentBalance() - (loan.chargedOff() - opened.chargedOff());
            long due = Math.min(Math.max(0, paid), scheduledPrincipal(opened));
            scheduled = Math.addExact(scheduled, due);
            prepaid = Math.addExact(prepaid, Math.max(0, paid) - due);
        }
        return new PoolMonth(buckets, chargedOff, scheduled, prepaid, rate, term);
    }

    Tally bucket(DelinquencyBucket bucket) {
        return buckets.getOrDefault(bucket, new Tally(0, 0));
    }

    /**
     * Principal that a loan was due to pay in the period: its level payment less a month's interest, with the payments
     * it had missed. In its last month the whole balance is due.
     */
    private static long scheduledPrincipal(LoanAccount opened) {
        if (opened.remainingTerm() <= 1) {
            return opened.currentBalance();
        }
        long interest = BigDecimal.valueOf(opened.currentBalance())
                .multiply(opened.interestRate())
                .divide(MONTHS, 0, RoundingMode.HALF_UP)
                .longValueExact();
        long month = Math.max(0, opened.scheduledPayment() - interest);
        return Math.min(opened.currentBalance(), Math.multiplyExact(month, 1 + opened.daysPastDue() / DAYS_OF_A_MONTH));
    }
}
