package io.penstock.projection;

import java.math.BigDecimal;

/**
 * The curves of a pool or of one of its segments.
 *
 * @param prepayment how fast borrowers repay early
 * @param defaults how fast they default; without effect where roll rates decide it
 * @param severity share of a default that is lost
 */
public record Assumptions(PrepaymentCurve prepayment, DefaultCurve defaults, SeverityCurve severity) {

    /** No prepayment, no default. */
    public static final Assumptions NONE =
            new Assumptions(PrepaymentCurve.none(), DefaultCurve.none(), SeverityCurve.of("0"));

    /**
     * Each curve times its stress multiple.
     *
     * @throws IllegalArgumentException if a severity passes 1, or a multiple is negative
     */
    public Assumptions times(BigDecimal prepayments, BigDecimal defaulting, BigDecimal severities) {
        return new Assumptions(prepayment.times(prepayments), defaults.times(defaulting), severity.times(severities));
    }

    @Override
    public String toString() {
        return "prepayment " + prepayment + ", default " + defaults + ", severity " + severity;
    }
}
