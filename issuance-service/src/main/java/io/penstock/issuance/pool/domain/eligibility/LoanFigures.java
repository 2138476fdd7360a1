package io.penstock.issuance.pool.domain.eligibility;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Figures of loans at one cut-off date, those included that follow from others.
 *
 * @param cutOff day of the balances
 */
public record LoanFigures(LocalDate cutOff) {

    /** The figure in the unit of the field; empty if it is missing and does not follow from others. */
    public OptionalLong number(LoanFacts facts, LoanField field) {
        return Derived.number(facts, field, cutOff);
    }
}
