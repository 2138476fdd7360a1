package io.penstock.deal.formula;

/** What can be wrong with a formula. */
public enum Problem {
    /** It does not follow the grammar. */
    FORMULA_MALFORMED,
    /** A path without its moment. */
    TIME_MISSING,
    /** A {@code /} whose right side is no constant, or is zero. */
    DIVISION_WITHOUT_DEFAULT,
    NAME_UNKNOWN,
    /** A rounding that the document does not name. */
    ROUNDING_UNNAMED,
    TYPE_MISMATCH,
    CURRENCY_MISMATCH,
    /** More than two factors that are not whole: round a named amount in between. */
    PRECISION_TOO_DEEP
}
