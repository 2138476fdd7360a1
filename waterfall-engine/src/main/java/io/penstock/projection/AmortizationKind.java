package io.penstock.projection;

import java.util.List;

/**
 * How a loan repays by contract, without prepayment or default. Loans at a rate of 0 repay in equal parts
 * wherever the kind asks for a level payment.
 */
public enum AmortizationKind {
    /** The same payment of interest and principal each month until the last. */
    LEVEL,
    /** The same principal each month; interest falls with the balance. */
    EQUAL_PRINCIPAL,
    /** Interest only, and all principal in the last month. */
    BULLET,
    /** Interest only for some months, then a level payment over the months that remain. */
    INTEREST_ONLY,
    /** The level payment of a longer term; what is left falls due in the last month. */
    BALLOON,
    /** Principal month by month as listed; what the list leaves falls due in the last month. */
    SCHEDULED;

    private static final List<AmortizationKind> ALL = List.of(values());

    /** Number under which a pool keeps the kind. */
    @SuppressWarnings("EnumOrdinal") // kept in memory only
    int place() {
        return ordinal();
    }

    /** The kind with this number. */
    static AmortizationKind at(int place) {
        return ALL.get(place);
    }
}
