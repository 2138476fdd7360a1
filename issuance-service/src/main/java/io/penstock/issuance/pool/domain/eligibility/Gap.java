package io.penstock.issuance.pool.domain.eligibility;

/**
 * Why a field of a loan has no value. {@code ND1} to {@code ND5} are the no-data codes of Delegated Regulation (EU)
 * 2020/1224, article 9: the first four say why a value is not known, the fifth that the field does not apply.
 */
public enum Gap {
    /** Nothing stands there, or the tape has no such column. */
    BLANK,
    ND1,
    ND2,
    ND3,
    ND4,
    ND5;

    /** The no-data code with this digit. */
    public static Gap ofDigit(long digit) {
        return switch ((int) digit) {
            case 1 -> ND1;
            case 2 -> ND2;
            case 3 -> ND3;
            case 4 -> ND4;
            case 5 -> ND5;
            default -> BLANK;
        };
    }
}
