package io.penstock.issuance.pool;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure of a tape that is another than it should be.
 *
 * @param figure what is compared: {@code loans}, the name of an amount's column, {@code rows of NC}, or a rule over two tapes
 * @param source where the other figure comes from
 * @param ours as the tape says it, major units or a count; empty if it has no such figure
 * @param theirs as the originator or the earlier tape says it
 * @param tolerance largest difference that would have been none
 * @param detail further figures for a person; no loan is named
 * @param blocking whether the pool cannot be frozen while it is open
 */
public record TapeDifference(
        String figure,
        Source source,
        Optional<BigDecimal> ours,
        Optional<BigDecimal> theirs,
        BigDecimal tolerance,
        String detail,
        boolean blocking) {

    /** Who says otherwise. */
    public enum Source {
        /** The originator's control totals. */
        CONTROL_TOTALS,
        /** The tape before this one. */
        EARLIER_TAPE
    }

    /** Ours less theirs; empty if one of them is not there. */
    public Optional<BigDecimal> difference() {
        return ours.flatMap(mine -> theirs.map(mine::subtract));
    }

    /** Whether the other is about the same figure and both its sides are the same numbers. */
    public boolean isSameAs(TapeDifference other) {
        return figure.equals(other.figure)
                && source == other.source
                && same(ours, other.ours)
                && same(theirs, other.theirs);
    }

    private static boolean same(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().compareTo(b.orElseThrow()) == 0);
    }
}
