package io.penstock.issuance.pool.domain.eligibility;

import java.time.LocalDate;
import java.util.OptionalLong;

/** Figures of a loan in the unit of their field, those included that follow from others. */
final class Derived {

    private static final int MONTHS_OF_A_YEAR = 12;

    private Derived() {}

    /** The figure of a numeric field; empty if it is missing and does not follow from others. */
    static OptionalLong number(LoanFacts facts, LoanField field, LocalDate cutOff) {
        if (field == LoanField.SEASONING) {
            return seasoning(facts, cutOff);
        }
        if (facts.has(field)) {
            return OptionalLong.of(facts.number(field));
        }
        return field == LoanField.REMAINING_TERM && facts.has(LoanField.MATURITY_DATE)
                ? OptionalLong.of(months(cutOff, facts.day(LoanField.MATURITY_DATE)))
                : OptionalLong.empty();
    }

    private static OptionalLong seasoning(LoanFacts facts, LocalDate cutOff) {
        if (facts.has(LoanField.ORIGINATION_DATE)) {
            return OptionalLong.of(months(facts.day(LoanField.ORIGINATION_DATE), cutOff));
        }
        return facts.has(LoanField.ORIGINAL_TERM) && facts.has(LoanField.REMAINING_TERM)
                ? OptionalLong.of(facts.number(LoanField.ORIGINAL_TERM) - facts.number(LoanField.REMAINING_TERM))
                : OptionalLong.empty();
    }

    /** Why there is no figure: of what is derived, why the field is missing that it is first derived from. */
    static Gap gap(LoanFacts facts, LoanField field) {
        return facts.gap(field == LoanField.SEASONING ? LoanField.ORIGINATION_DATE : field);
    }

    /** Whether a field has a value, own or derived. */
    static boolean has(LoanFacts facts, LoanField field, LocalDate cutOff) {
        return switch (field.type()) {
            case AMOUNT, RATE, INTEGER -> number(facts, field, cutOff).isPresent();
            case DATE, TEXT -> facts.has(field);
        };
    }

    /** Calendar months, whatever the days. */
    static long months(LocalDate from, LocalDate to) {
        return (to.getYear() - from.getYear()) * (long) MONTHS_OF_A_YEAR + to.getMonthValue() - from.getMonthValue();
    }
}
