package io.penstock.tape;

/** What a cell holds, and so how its text is read. */
public enum CellType {
    /** Any text up to the length of the field. */
    TEXT,
    /** Whole number, sign allowed. */
    INTEGER,
    /** Number that is neither money nor a rate: an area, a coverage. Kept in millionths. */
    DECIMAL,
    /** Money, kept in minor units. */
    AMOUNT,
    /** Fraction of one per annum or of a whole, kept in units of 10⁻¹⁰: 0.0687 is 6.87 %. */
    RATE,
    /** A day, kept as days since 1970; a month is its first day. */
    DATE,
    /** {@code true} or {@code false}. */
    FLAG,
    /** {@code Y} or {@code N}. */
    YES_NO,
    /** One of a list. */
    CODE,
    /** Credit score: a whole number, or text that issuers print in its place. */
    SCORE,
    /** ISO 4217, three capital letters. */
    CURRENCY,
    /** ISO 3166, two capital letters. */
    COUNTRY,
    /** ISO 17442, 20 characters with check digits. */
    LEI;

    /** Decimals that a number of this type is kept with, money apart. */
    public int decimals() {
        return switch (this) {
            case RATE -> 10;
            case DECIMAL -> 6;
            case AMOUNT -> 2;
            case TEXT, INTEGER, DATE, FLAG, YES_NO, CODE, SCORE, CURRENCY, COUNTRY, LEI -> 0;
        };
    }
}
