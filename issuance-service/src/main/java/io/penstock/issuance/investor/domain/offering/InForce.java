package io.penstock.issuance.investor.domain.offering;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a rule is law.
 *
 * @param to the last of them; empty as long as no end is known
 */
public record InForce(LocalDate from, Optional<LocalDate> to) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the end is before the beginning
     */
    public InForce {
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException("in force from " + from + " to " + to.get());
        }
    }

    boolean on(LocalDate day) {
        return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    boolean overlaps(InForce other) {
        return to.map(last -> !other.from.isAfter(last)).orElse(true)
                && other.to.map(last -> !from.isAfter(last)).orElse(true);
    }
}
