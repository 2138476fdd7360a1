package io.penstock.projection.contract;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The amount on which interest is calculated.
 *
 * @param kind which principal it is
 * @param amount at the start, if it is not the principal itself
 * @param updates when a {@link Kind#LAGGED} base becomes the current principal
 */
public record InterestBase(Kind kind, OptionalDouble amount, Optional<Recurrence> updates) {

    /** The usual case. */
    public static final InterestBase CURRENT = new InterestBase(Kind.CURRENT, OptionalDouble.empty(), Optional.empty());

    /** Which principal carries interest. */
    public enum Kind {
        /** What is outstanding. ACTUS NT. */
        CURRENT,
        /** What was paid out at first. ACTUS NTIED. */
        INITIAL,
        /** What was outstanding at the last update. ACTUS NTL. */
        LAGGED
    }
}
