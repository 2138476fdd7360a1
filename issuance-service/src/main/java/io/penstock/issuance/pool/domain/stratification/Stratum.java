package io.penstock.issuance.pool.domain.stratification;

import io.penstock.kernel.Fraction;
import java.util.Optional;

/**
 * One line of a table: the loans whose value lies in a range, or is a text.
 *
 * @param label for people: {@code 600 to under 650}, {@code NC}, {@code not reported}
 * @param loans how many
 * @param balance minor units
 * @param rate average weighted by balance, a fraction of one; empty if no loan with a balance reports it
 * @param remainingTerm average weighted by balance, months
 * @param score average weighted by balance
 */
public record Stratum(
        String label,
        int loans,
        long balance,
        Optional<Fraction> rate,
        Optional<Fraction> remainingTerm,
        Optional<Fraction> score) {

    /** The stratum's part of a pool's balance; zero of a pool without balance. */
    public Fraction share(long pool) {
        return pool == 0 ? Fraction.ZERO : Fraction.of(balance).dividedBy(Fraction.of(pool));
    }
}
