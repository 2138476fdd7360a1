package io.penstock.cli.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * <b>Simulated.</b> What borrowers did after the cut-off date of the tape: most pay as their loan says, some pay off
 * early, some miss a month, one defaults in the second period and a part of its debt is recovered in the third.
 *
 * <p>The same seed, period and loans give the same file, byte for byte, so a run that was cut off repeats itself. All
 * chance comes from a checksum of seed, period and loan id.
 */
final class SimulatedBorrowers {

    private static final String HEADER = "loanId,date,type,amount\n";
    private static final int PER_MILLE_PREPAID = 14;
    private static final int PER_MILLE_MISSED = 18;
    private static final int RECOVERY_PERCENT = 40;

    private final long seed;

    SimulatedBorrowers(long seed) {
        this.seed = seed;
    }

    /**
     * A loan as servicing sees it before the period.
     *
     * @param currentBalance in cents
     * @param interestRate per annum, {@code 0.0687}
     * @param scheduledPayment in cents
     * @param lossLeft charged off and not recovered yet, in cents
     * @param status as the servicing API says it
     */
    record Loan(
            String loanId,
            long currentBalance,
            BigDecimal interestRate,
            long scheduledPayment,
            int daysPastDue,
            long lossLeft,
            String status) {}

    /** A collection file: its text, and the control totals that a servicer would send with it. */
    record CollectionFile(String csv, int rows, long amount) {}

    /** @param number of the period, from 1 */
    CollectionFile collect(YearMonth period, int number, List<Loan> loans) {
        var csv = new StringBuilder(HEADER);
        int rows = 0;
        long total = 0;
        var defaulting = number == 2 ? defaulting(period, loans) : "";
        for (var loan : loans) {
            var payment = payment(period, loan, defaulting);
            if (payment == null) {
                continue;
            }
            var day = period.atDay(1 + chance(period, loan.loanId(), "day", period.lengthOfMonth()));
            csv.append(loan.loanId())
                    .append(',')
                    .append(day)
                    .append(',')
                    .append(payment.type())
                    .append(',')
                    .append(payment.amount() == 0 ? "" : SampleDeal.major(payment.amount()))
                    .append('\n');
            rows++;
            total += payment.amount();
        }
        return new CollectionFile(csv.toString(), rows, total);
    }

    private record Payment(String type, long amount) {}

    private @Nullable Payment payment(YearMonth period, Loan loan, String defaulting) {
        if (loan.status().equals("DEFAULTED")) {
            long recovered = loan.lossLeft() / 100 * RECOVERY_PERCENT;
            return recovered == 0 ? null : new Payment("RECOVERY", recovered);
        }
        if (loan.currentBalance() == 0) {
            return null;
        }
        if (loan.loanId().equals(defaulting)) {
            return new Payment("DEFAULT", 0);
        }
        long payoff = loan.currentBalance() + interest(loan);
        int fate = chance(period, loan.loanId(), "fate", 1000);
        if (fate < PER_MILLE_PREPAID || loan.scheduledPayment() >= payoff) {
            return new Payment("PAYOFF", payoff);
        }
        if (fate < PER_MILLE_PREPAID + PER_MILLE_MISSED || loan.scheduledPayment() == 0) {
            return null;
        }
        return new Payment("PAYMENT", loan.scheduledPayment());
    }

    /** The one that defaults: of those in arrears, or else of all, the one that chance picks. */
    private String defaulting(YearMonth period, List<Loan> loans) {
        return loans.stream()
                .filter(l -> l.currentBalance() > 0)
                .min(Comparator.comparing((Loan l) -> l.daysPastDue() == 0)
                        .thenComparingInt(l -> chance(period, l.loanId(), "default", Integer.MAX_VALUE))
                        .thenComparing(Loan::loanId))
                .map(Loan::loanId)
                .orElse("");
    }

    private static long interest(Loan loan) {
        return BigDecimal.valueOf(loan.currentBalance())
                .multiply(loan.interestRate())
                .divide(BigDecimal.valueOf(12), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private int chance(YearMonth period, String loanId, String what, int bound) {
        var crc = new CRC32();
        crc.update((seed + "|" + period + "|" + loanId + "|" + what).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % bound);
    }
}
