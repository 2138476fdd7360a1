package io.penstock.tape;

/**
 * Which no-data codes a field may hold in place of a value. {@code ND1} to {@code ND4} say why a value is missing;
 * {@code ND5} says that the field does not apply, which is another permission (Delegated Regulation (EU) 2020/1224,
 * article 9).
 */
public enum NoData {
    /** The format has no such codes: {@code ND5} is plain text there. */
    UNUSED,
    /** The format has them, and this field may hold none. */
    NONE,
    ND1_TO_4,
    ND5,
    ALL;

    /** Whether the code with this digit may stand here. */
    public boolean allows(int digit) {
        return switch (this) {
            case UNUSED, NONE -> false;
            case ND1_TO_4 -> digit >= 1 && digit <= 4;
            case ND5 -> digit == 5;
            case ALL -> digit >= 1 && digit <= 5;
        };
    }
}
