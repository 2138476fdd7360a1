package io.penstock.servicing.loan;

import java.math.BigDecimal;

/**
 * What the servicer certifies, or how far it may be off.
 *
 * @param value in major units, or a count
 */
public record CertifiedFigure(PeriodFigure figure, BigDecimal value) {

    /** 12.50 and 12.5 are one figure. */
    public CertifiedFigure {
        value = value.stripTrailingZeros();
    }
}
