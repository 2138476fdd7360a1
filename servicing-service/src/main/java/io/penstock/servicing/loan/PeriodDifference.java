package io.penstock.servicing.loan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure of a collection period that is another than it should be.
 *
 * @param figure field of a {@link PeriodFigure}, {@code certificate} if there is none, or the code of a finding about rows
 * @param ours as imported, major units or a count; empty if nobody counts it here
 * @param theirs as the other side says it; empty if it says nothing
 * @param tolerance largest difference that would have been none
 * @param blocking whether the period cannot be closed while it is open
 */
public record PeriodDifference(
        String figure,
        Source source,
        Optional<BigDecimal> ours,
        Optional<BigDecimal> theirs,
        BigDecimal tolerance,
        boolean blocking) {

    /** Who says otherwise. */
    public enum Source {
        /** The servicer's certificate. */
        CERTIFICATE,
        /** Statements of the collections account. */
        BANK,
        /** The rows of the file themselves. */
        ROWS
    }

    public PeriodDifference {
        ours = ours.map(BigDecimal::stripTrailingZeros);
        theirs = theirs.map(BigDecimal::stripTrailingZeros);
        tolerance = tolerance.stripTrailingZeros();
    }

    /** Ours less theirs; empty if one of them is not there. */
    public Optional<BigDecimal> difference() {
        return ours.flatMap(mine -> theirs.map(mine::subtract));
    }

    /** Whether the other is about the same figure and both its sides are the same numbers. */
    public boolean isSameAs(PeriodDifference other) {
        return figure.equals(other.figure)
                && source == other.source
                && ours.equals(other.ours)
                && theirs.equals(other.theirs);
    }
}
