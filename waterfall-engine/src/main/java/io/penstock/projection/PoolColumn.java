package io.penstock.projection;

/** The monthly figures of a projected pool, all in minor units. Balances are those at the end of the month. */
public enum PoolColumn {
    /** Loans that pay, or with roll rates all that are not charged off, at the end of the month. */
    PERFORMING_BALANCE,
    /** What the same loans would owe without prepayment and default. */
    SCHEDULED_BALANCE,
    /** Balance that defaulted or was charged off in the month. */
    NEW_DEFAULTS,
    /** Scheduled principal paid by loans that pay: the actual amortization. */
    SCHEDULED_PRINCIPAL,
    /** Principal paid early. */
    PREPAYMENT,
    /** What the prepayment rate was applied to. */
    PREPAYMENT_BASE,
    /** Interest due on paying and on defaulted loans that are not recovered yet. */
    EXPECTED_INTEREST,
    /** The part of the expected interest that nobody pays in the month. */
    INTEREST_LOST,
    /** Scheduled principal of defaulted loans, advanced by the servicer. */
    DEFAULT_AMORTIZATION,
    /** What is left of defaulted loans in the month of their recovery, before recovery and loss. */
    AMORTIZED_DEFAULT_BALANCE,
    /** Defaulted and not recovered yet, at the end of the month. */
    IN_FORECLOSURE,
    /** Principal recovered from defaulted loans. */
    RECOVERY,
    /** Principal lost. */
    PRINCIPAL_LOSS,
    /** Paid by the servicer in place of borrowers in the month, and contained in the columns above. */
    ADVANCES,
    /** Paid back to the servicer out of what cured borrowers and recoveries brought; with roll rates only. */
    ADVANCES_REIMBURSED;

    /** Place of the column in the table of a projection. */
    @SuppressWarnings("EnumOrdinal") // kept in memory only
    int place() {
        return ordinal();
    }
}
