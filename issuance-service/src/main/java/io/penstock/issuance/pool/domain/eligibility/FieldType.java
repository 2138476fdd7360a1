package io.penstock.issuance.pool.domain.eligibility;

/** What a field of a loan holds, and in which unit its figure is kept. */
public enum FieldType {
    /** Money in minor units; rules write major units. */
    AMOUNT,
    /** A fraction of one in units of 10⁻¹⁰; rules write {@code 0.0687} or {@code 6.87%}. */
    RATE,
    /** A whole number. */
    INTEGER,
    /** A day, as days since 1970. */
    DATE,
    TEXT;

    /** Decimals with which a figure is kept, those of money apart. */
    static final int RATE_DECIMALS = 10;

    /** Whether rules may count with it. */
    public boolean isNumber() {
        return this == AMOUNT || this == RATE || this == INTEGER;
    }

    /** Decimals of the figure that is kept. */
    public int decimals(int currencyDigits) {
        return switch (this) {
            case AMOUNT -> currencyDigits;
            case RATE -> RATE_DECIMALS;
            case INTEGER, DATE, TEXT -> 0;
        };
    }
}
