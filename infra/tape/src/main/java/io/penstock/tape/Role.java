package io.penstock.tape;

/**
 * What a field means, whatever its format calls it. Rules across fields and tapes speak of roles; a field without one is
 * checked by itself only.
 */
public enum Role {
    LOAN_ID(CellType.TEXT),
    /** Distinguishes several rows of one loan on one tape: the object that secures it. */
    ITEM_ID(CellType.TEXT),
    /** The object itself where several loans share it. */
    COLLATERAL_ID(CellType.TEXT),
    OBLIGOR(CellType.TEXT),
    PERIOD_BEGIN(CellType.DATE),
    PERIOD_END(CellType.DATE),
    ORIGINATED(CellType.DATE),
    FIRST_PAYMENT(CellType.DATE),
    MATURITY(CellType.DATE),
    PAID_THROUGH(CellType.DATE),
    CLOSED_ON(CellType.DATE),
    DEFAULTED_ON(CellType.DATE),
    CHARGED_OFF_ON(CellType.DATE),
    DISBURSED_ON(CellType.DATE),
    REGION(CellType.TEXT),
    STATUS(CellType.TEXT),
    CLOSING_CODE(CellType.TEXT),
    CURRENCY(CellType.CURRENCY),
    SCORE(CellType.SCORE),
    ORIGINAL_TERM(CellType.INTEGER),
    REMAINING_TERM(CellType.INTEGER),
    DAYS_LATE(CellType.INTEGER),
    RATE(CellType.RATE),
    ORIGINAL_RATE(CellType.RATE),
    SERVICING_FEE(CellType.RATE),
    PAYMENT_TO_INCOME(CellType.RATE),
    DEBT_TO_INCOME(CellType.RATE),
    LTV(CellType.RATE),
    ORIGINAL_LTV(CellType.RATE),
    ORIGINAL_AMOUNT(CellType.AMOUNT),
    /** Paid out to the borrower, where that differs from what was approved. */
    DISBURSED(CellType.AMOUNT),
    OPENING_BALANCE(CellType.AMOUNT),
    CLOSING_BALANCE(CellType.AMOUNT),
    SCHEDULED_PAYMENT(CellType.AMOUNT),
    NEXT_PAYMENT(CellType.AMOUNT),
    SCHEDULED_INTEREST(CellType.AMOUNT),
    SCHEDULED_PRINCIPAL(CellType.AMOUNT),
    UNSCHEDULED_PRINCIPAL(CellType.AMOUNT),
    INTEREST_PAID(CellType.AMOUNT),
    PRINCIPAL_PAID(CellType.AMOUNT),
    OTHER_PAID(CellType.AMOUNT),
    TOTAL_PAID(CellType.AMOUNT),
    /** Subtracted from the balance: a negative figure raises it. */
    ADJUSTMENT(CellType.AMOUNT),
    CHARGED_OFF(CellType.AMOUNT),
    DEFAULTED(CellType.AMOUNT),
    ARREARS(CellType.AMOUNT),
    LOSS(CellType.AMOUNT),
    RECOVERED(CellType.AMOUNT),
    PROCEEDS(CellType.AMOUNT),
    COLLATERAL_VALUE(CellType.AMOUNT),
    INCOME(CellType.AMOUNT),
    ORIGINATOR(CellType.TEXT),
    COUNTRY(CellType.TEXT),
    PRODUCT(CellType.TEXT),
    PURPOSE(CellType.TEXT),
    /** Those that stand or fall together with the obligor. */
    OBLIGOR_GROUP(CellType.TEXT),
    INDUSTRY(CellType.TEXT),
    EMPLOYER(CellType.TEXT),
    MAKE(CellType.TEXT),
    MODEL_YEAR(CellType.INTEGER),
    RATING(CellType.TEXT),
    INTEREST_TYPE(CellType.TEXT);

    private final CellType type;

    Role(CellType type) {
        this.type = type;
    }

    /** What a column of this role is read as, unless its form or mapping says otherwise. */
    public CellType type() {
        return type;
    }
}
