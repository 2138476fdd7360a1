package io.penstock.tape;

import java.util.Locale;

/**
 * The rules that judge a tape, in their tiers. Names are stable: programs, error files and docs use them. The table in
 * the docs is generated from here.
 *
 * <p>Source: rules met in issuers' filings, in published logs of tape checks, and in the templates of Regulation AB II
 * (Schedule AL) and Delegated Regulation (EU) 2020/1224.
 */
public enum Rule {
    FILE_EMPTY(Tier.FILE, Effect.REJECTS_FILE),
    FILE_COMPRESSION_BROKEN(Tier.FILE, Effect.REJECTS_FILE),
    FILE_TOO_LARGE(Tier.FILE, Effect.REJECTS_FILE),
    FILE_RATIO_TOO_HIGH(Tier.FILE, Effect.REJECTS_FILE),
    ARCHIVE_NOT_ONE_FILE(Tier.FILE, Effect.REJECTS_FILE),
    ARCHIVE_NESTED(Tier.FILE, Effect.REJECTS_FILE),
    FILE_IS_WORKBOOK(Tier.FILE, Effect.REJECTS_FILE),
    WORKBOOK_MALFORMED(Tier.FILE, Effect.REJECTS_FILE),
    SHEET_UNKNOWN(Tier.FILE, Effect.REJECTS_FILE),
    SHEETS_SEVERAL(Tier.FILE, Effect.REJECTS_FILE),
    SHEETS_PASSED_OVER(Tier.FILE, Effect.ADVISES),
    ROWS_HIDDEN(Tier.FILE, Effect.ADVISES),
    FILE_ENCODING_WRONG(Tier.FILE, Effect.REJECTS_FILE),
    FILE_ENCODING_GUESSED(Tier.FILE, Effect.ADVISES),
    FILE_FORMAT_UNKNOWN(Tier.FILE, Effect.REJECTS_FILE),
    FILE_NAME_MISLEADS(Tier.FILE, Effect.ADVISES),
    FILE_HAS_NO_LOAN(Tier.FILE, Effect.REJECTS_FILE),
    XML_MALFORMED(Tier.FILE, Effect.REJECTS_FILE),
    XML_DTD_REFUSED(Tier.FILE, Effect.REJECTS_FILE),
    CSV_MALFORMED(Tier.FILE, Effect.REJECTS_FILE),
    LINE_TOO_LONG(Tier.FILE, Effect.REJECTS_FILE),
    COLUMN_ESSENTIAL_MISSING(Tier.SCHEMA, Effect.REJECTS_FILE),
    HEADER_CHANGED(Tier.SCHEMA, Effect.REJECTS_FILE),
    COLUMN_DUPLICATE(Tier.SCHEMA, Effect.REJECTS_FILE),
    COLUMN_MISSING(Tier.SCHEMA, Effect.ADVISES),
    COLUMN_UNKNOWN(Tier.SCHEMA, Effect.ADVISES),
    COLUMN_UNNAMED(Tier.SCHEMA, Effect.ADVISES),
    ROW_CELL_COUNT(Tier.SCHEMA, Effect.REJECTS_ROW),
    ELEMENT_REPEATED(Tier.SCHEMA, Effect.REJECTS_ROW),
    ELEMENT_UNEXPECTED(Tier.SCHEMA, Effect.REJECTS_ROW),
    CELL_TOO_LONG(Tier.SCHEMA, Effect.REJECTS_ROW),
    COLUMN_EMPTY(Tier.SCHEMA, Effect.ADVISES),
    COLUMN_NO_DATA(Tier.SCHEMA, Effect.ADVISES),
    VALUE_ESSENTIAL_MISSING(Tier.FIELD, Effect.REJECTS_ROW),
    VALUE_MISSING(Tier.FIELD, Effect.ADVISES),
    VALUE_MISSING_AS_TEXT(Tier.FIELD, Effect.ADVISES),
    CELL_IS_ERROR(Tier.FIELD, Effect.ADVISES),
    FORMULA_WITHOUT_VALUE(Tier.FIELD, Effect.REJECTS_ROW),
    NUMBER_MALFORMED(Tier.FIELD, Effect.REJECTS_ROW),
    NUMBER_SEPARATED(Tier.FIELD, Effect.REJECTS_ROW),
    NUMBER_TOO_LARGE(Tier.FIELD, Effect.REJECTS_ROW),
    NUMBER_EXPONENT(Tier.FIELD, Effect.ADVISES),
    NUMBER_NOT_WHOLE(Tier.FIELD, Effect.REJECTS_ROW),
    NUMBER_FLOAT_NOISE(Tier.FIELD, Effect.ADVISES),
    AMOUNT_FRACTION_OF_CENT(Tier.FIELD, Effect.ADVISES),
    DATE_MALFORMED(Tier.FIELD, Effect.REJECTS_ROW),
    DATE_IMPOSSIBLE(Tier.FIELD, Effect.REJECTS_ROW),
    DATE_FAR_OFF(Tier.FIELD, Effect.ADVISES),
    CODE_UNKNOWN(Tier.FIELD, Effect.ADVISES),
    FLAG_MALFORMED(Tier.FIELD, Effect.ADVISES),
    TEXT_TOO_LONG(Tier.FIELD, Effect.ADVISES),
    TEXT_CONTROL_CHARACTER(Tier.FIELD, Effect.ADVISES),
    TEXT_FORMULA(Tier.FIELD, Effect.ADVISES),
    CURRENCY_UNKNOWN(Tier.FIELD, Effect.ADVISES),
    COUNTRY_UNKNOWN(Tier.FIELD, Effect.ADVISES),
    LEI_WRONG(Tier.FIELD, Effect.ADVISES),
    NO_DATA_NOT_ALLOWED(Tier.FIELD, Effect.ADVISES),
    NO_DATA_UNKNOWN(Tier.FIELD, Effect.ADVISES),
    ID_DAMAGED(Tier.FIELD, Effect.REJECTS_ROW),
    SCORE_AS_TEXT(Tier.FIELD, Effect.ADVISES),
    SCORE_OUT_OF_RANGE(Tier.FIELD, Effect.ADVISES),
    RATE_NEGATIVE(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    RATE_ABOVE_ONE(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    RATE_HIGH(Tier.CROSS_FIELD, Effect.ADVISES),
    RATE_ABOVE_ORIGINAL(Tier.CROSS_FIELD, Effect.ADVISES),
    SERVICING_FEE_HIGH(Tier.CROSS_FIELD, Effect.ADVISES),
    INCOME_SHARE_UNIT(Tier.CROSS_FIELD, Effect.ADVISES),
    LTV_IMPLAUSIBLE(Tier.CROSS_FIELD, Effect.ADVISES),
    OPENING_NEGATIVE(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    CLOSING_NEGATIVE(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    ORIGINAL_NOT_POSITIVE(Tier.CROSS_FIELD, Effect.ADVISES),
    BALANCE_ROLL(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    BALANCE_RISES(Tier.CROSS_FIELD, Effect.ADVISES),
    BALANCE_ABOVE_ORIGINAL(Tier.CROSS_FIELD, Effect.ADVISES),
    CASH_SPLIT(Tier.CROSS_FIELD, Effect.ADVISES),
    CHARGE_OFF_ABOVE_BALANCE(Tier.CROSS_FIELD, Effect.ADVISES),
    CHARGE_OFF_WITH_CLOSING_CODE(Tier.CROSS_FIELD, Effect.ADVISES),
    CHARGE_OFF_ON_PAID(Tier.CROSS_FIELD, Effect.ADVISES),
    CLOSED_WITH_BALANCE(Tier.CROSS_FIELD, Effect.ADVISES),
    CLOSED_WITHOUT_CODE(Tier.CROSS_FIELD, Effect.ADVISES),
    CLOSED_WITH_NEXT_PAYMENT(Tier.CROSS_FIELD, Effect.ADVISES),
    CLOSED_COUNTS_DAYS(Tier.CROSS_FIELD, Effect.ADVISES),
    PROCEEDS_NEGATIVE(Tier.CROSS_FIELD, Effect.ADVISES),
    RECOVERY_NEGATIVE(Tier.CROSS_FIELD, Effect.ADVISES),
    RECOVERY_ON_OPEN_LOAN(Tier.CROSS_FIELD, Effect.ADVISES),
    RECOVERY_AFTER_ZERO(Tier.CROSS_FIELD, Effect.ADVISES),
    PERIOD_REVERSED(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    ORIGINATED_AFTER_PERIOD(Tier.CROSS_FIELD, Effect.ADVISES),
    MATURITY_BEFORE_ORIGINATION(Tier.CROSS_FIELD, Effect.ADVISES),
    MATURITY_PASSED(Tier.CROSS_FIELD, Effect.ADVISES),
    PAID_THROUGH_AHEAD(Tier.CROSS_FIELD, Effect.ADVISES),
    TERM_ZERO(Tier.CROSS_FIELD, Effect.ADVISES),
    TERM_REMAINING_ABOVE_ORIGINAL(Tier.CROSS_FIELD, Effect.ADVISES),
    TERM_OVER(Tier.CROSS_FIELD, Effect.ADVISES),
    DAYS_LATE_NEGATIVE(Tier.CROSS_FIELD, Effect.REJECTS_ROW),
    SCHEDULE_ZERO(Tier.CROSS_FIELD, Effect.ADVISES),
    CURRENCY_MISSING(Tier.CROSS_FIELD, Effect.ADVISES),
    DISBURSEMENT_MISSING(Tier.CROSS_FIELD, Effect.ADVISES),
    STATUS_PREFIXED(Tier.FIELD, Effect.ADVISES),
    TAPE_SEEN_BEFORE(Tier.HISTORY, Effect.REJECTS_FILE),
    PERIOD_NOT_AFTER(Tier.HISTORY, Effect.ADVISES),
    PERIOD_SKIPPED(Tier.HISTORY, Effect.ADVISES),
    OPENING_NOT_PREVIOUS_CLOSING(Tier.HISTORY, Effect.ADVISES),
    LOAN_GONE(Tier.HISTORY, Effect.ADVISES),
    LOAN_ADDED(Tier.HISTORY, Effect.ADVISES),
    LOAN_RETURNS(Tier.HISTORY, Effect.ADVISES),
    ORIGINAL_CHANGED(Tier.HISTORY, Effect.ADVISES),
    ORIGINATION_CHANGED(Tier.HISTORY, Effect.ADVISES),
    MATURITY_CHANGED(Tier.HISTORY, Effect.ADVISES),
    DAYS_LATE_JUMP(Tier.HISTORY, Effect.ADVISES),
    VALUE_REPEATED(Tier.HISTORY, Effect.ADVISES),
    REPAIR_OF_NOTHING(Tier.HISTORY, Effect.ADVISES),
    LOAN_DUPLICATE(Tier.POOL, Effect.REJECTS_ROW),
    PERIOD_DIFFERS(Tier.POOL, Effect.REJECTS_ROW),
    ID_NOT_A_KEY(Tier.POOL, Effect.ADVISES),
    CURRENCIES_MIXED(Tier.POOL, Effect.ADVISES),
    REGION_CONCENTRATED(Tier.POOL, Effect.ADVISES),
    SCORES_MISSING(Tier.POOL, Effect.ADVISES),
    COLLATERAL_SHARED(Tier.POOL, Effect.ADVISES),
    CONTROL_COUNT_DIFFERS(Tier.POOL, Effect.ADVISES),
    CONTROL_TOTAL_DIFFERS(Tier.POOL, Effect.ADVISES),
    CONTROL_TOTAL_UNKNOWN(Tier.POOL, Effect.ADVISES),
    POOL_COLUMN_MISSING(Tier.POOL, Effect.REJECTS_FILE),
    POOL_ROWS_REPEAT(Tier.POOL, Effect.REJECTS_FILE),
    POOL_VALUE_MISSING(Tier.POOL, Effect.REJECTS_ROW),
    POOL_VALUE_OUT_OF_RANGE(Tier.POOL, Effect.REJECTS_ROW);

    /** How far a rule has to see. */
    public enum Tier {
        /** Bytes and syntax. */
        FILE,
        /** Columns and shape of rows. */
        SCHEMA,
        /** One cell. */
        FIELD,
        /** Several cells of a row. */
        CROSS_FIELD,
        /** The same loan before. */
        HISTORY,
        /** All loans. */
        POOL
    }

    /** What a finding leads to. */
    public enum Effect {
        /** Nothing of the file is used. */
        REJECTS_FILE,
        /** This row is not used; the others are. */
        REJECTS_ROW,
        /** The row is used, and a person should know. */
        ADVISES
    }

    private final Tier tier;
    private final Effect effect;
    private final String meaning;
    private final String remedy;

    Rule(Tier tier, Effect effect) {
        this.tier = tier;
        this.effect = effect;
        this.meaning = RuleTexts.meaning(name());
        this.remedy = RuleTexts.remedy(name());
    }

    public Tier tier() {
        return tier;
    }

    public Effect effect() {
        return effect;
    }

    /** What is the case when the rule finds something. */
    public String meaning() {
        return meaning;
    }

    /** What the sender should do. */
    public String remedy() {
        return remedy;
    }

    /** The effect in words: {@code rejects the row}. */
    public String effectInWords() {
        return switch (effect) {
            case REJECTS_FILE -> "rejects the file";
            case REJECTS_ROW -> "rejects the row";
            case ADVISES -> "advises";
        };
    }

    /** The tier in words: {@code cross-field}. */
    public String tierInWords() {
        return tier.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
