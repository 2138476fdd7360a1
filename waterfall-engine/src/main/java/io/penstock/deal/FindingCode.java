package io.penstock.deal;

/** What can be wrong with a deal document. Names are stable: programs decide on them. */
public enum FindingCode {
    /** Not JSON of texts, lists and objects. */
    JSON_MALFORMED,
    SCHEMA_UNKNOWN,
    /** A key that this version does not know: an ignored clause would move cash. */
    KEY_UNKNOWN,
    KEY_MISSING,
    /** A text where a list or an object belongs, or the like. */
    SHAPE_UNEXPECTED,
    /** A text that cannot be read as what it should be: amount, date, name. */
    VALUE_MALFORMED,
    VALUE_OUT_OF_RANGE,
    CURRENCY_UNKNOWN,
    CALENDAR_UNKNOWN,
    CALENDAR_WITHOUT_YEARS,
    DATES_OUT_OF_ORDER,
    /** The first payment date is not the payment day as the convention moves it. */
    PAYMENT_DATE_NOT_ON_CALENDAR,
    /** The cut-off date is not the day before the first collection period. */
    CUT_OFF_NOT_BEFORE_FIRST_PERIOD,
    ACCRUAL_RULE_MISSING,
    NAME_DUPLICATE,
    NAME_UNKNOWN,
    /** A name that the formula language uses itself. */
    NAME_RESERVED,
    CLAUSE_DUPLICATE,
    /** The original balance is no multiple of the denomination. */
    DENOMINATION_NOT_DIVIDING,
    ROUNDING_UNNAMED,
    FORMULA_MALFORMED,
    TYPE_MISMATCH,
    CURRENCY_MISMATCH,
    TIME_MISSING,
    DIVISION_WITHOUT_DEFAULT,
    PRECISION_TOO_DEEP,
    AMOUNT_CYCLE,
    AMOUNT_BEFORE_KNOWN,
    /** A warning. */
    AMOUNT_UNUSED,
    GROUP_OVERLAP,
    ORDER_EMPTY,
    MODE_UNREACHABLE,
    MODE_WITHOUT_RESIDUAL,
    STEP_UNREACHABLE,
    /** A warning: the steps say nothing for the case that no condition holds. */
    BRANCH_WITHOUT_ELSE,
    /** The weights of a source do not add up to 1. */
    SOURCE_WEIGHT_NOT_ONE,
    SOURCE_UNMAPPED,
    /** The same cash would count twice. */
    CASH_PAID_TWICE,
    /** A class is written down or up that does not say so, or says so and never is. */
    LOSS_WITHOUT_TREATMENT,
    ACCRUED_NEVER_PAID,
    DUE_NEVER_ACCRUED,
    TRANCHE_NEVER_PAID,
    ACCOUNT_NEVER_EMPTIED,
    /** A test that says {@code at: step}, and no step asks it. */
    TEST_NEVER_EVALUATED,
    CALL_PRICE_MISSING;

    /** Whether a document with this finding can still be run. */
    public boolean isWarning() {
        return this == AMOUNT_UNUSED || this == BRANCH_WITHOUT_ELSE;
    }
}
