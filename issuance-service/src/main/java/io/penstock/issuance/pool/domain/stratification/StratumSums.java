package io.penstock.issuance.pool.domain.stratification;

import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.LoanFigures;
import io.penstock.kernel.Fraction;
import java.math.BigInteger;
import java.util.Optional;

/** Sums of one line while loans are added. */
final class StratumSums {

    private static final BigInteger RATE_UNIT = BigInteger.TEN.pow(10);

    private int loans;
    private long balance;
    private final Weighted rate = new Weighted();
    private final Weighted term = new Weighted();
    private final Weighted score = new Weighted();

    private static final class Weighted {

        private BigInteger sum = BigInteger.ZERO;
        private long weight;

        void add(LoanFigures figures, LoanFacts facts, LoanField field, long weighing) {
            var value = figures.number(facts, field);
            if (value.isPresent()) {
                sum = sum.add(BigInteger.valueOf(value.getAsLong()).multiply(BigInteger.valueOf(weighing)));
                weight = Math.addExact(weight, weighing);
            }
        }

        Optional<Fraction> average(BigInteger unit) {
            return weight == 0
                    ? Optional.empty()
                    : Optional.of(new Fraction(sum, BigInteger.valueOf(weight).multiply(unit)));
        }
    }

    void add(LoanFigures figures, LoanFacts facts) {
        long weight = figures.number(facts, LoanField.CURRENT_BALANCE).orElse(0);
        loans++;
        balance = Math.addExact(balance, weight);
        rate.add(figures, facts, LoanField.RATE, weight);
        term.add(figures, facts, LoanField.REMAINING_TERM, weight);
        score.add(figures, facts, LoanField.SCORE, weight);
    }

    long balance() {
        return balance;
    }

    Stratum named(String label) {
        return new Stratum(
                label,
                loans,
                balance,
                rate.average(RATE_UNIT),
                term.average(BigInteger.ONE),
                score.average(BigInteger.ONE));
    }
}
