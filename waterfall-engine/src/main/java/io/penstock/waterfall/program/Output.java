package io.penstock.waterfall.program;

/**
 * A figure of a payment date that a projection can ask for. Amounts of money are minor units of the deal currency.
 *
 * @param name of the class, role, fee, account, ledger or test; empty where the kind needs none
 */
public record Output(Kind kind, String name) {

    /** What an output is. */
    public enum Kind {
        /** All interest due to a class before the first step, deferred interest with it. */
        INTEREST_DUE,
        INTEREST_PAID,
        PRINCIPAL_PAID,
        /** What a class or a party receives of what is left. */
        RESIDUAL_PAID,
        /** Of a class, after the payment date. */
        BALANCE,
        /** Written down less written up on this payment date; may be below zero. */
        WRITE_DOWN,
        /** Interest of a class left unpaid. */
        DEFERRED_INTEREST,
        FEE_PAID,
        /** Of a fee, left unpaid. */
        FEE_UNPAID,
        /** Cash in an account after the payment date. */
        ACCOUNT,
        /** Balance of a ledger after the payment date. */
        LEDGER,
        /** Assets bought. */
        PURCHASED,
        /** 1 if a test is in compliance after the payment date, else 0. */
        TEST,
        /** Number of the mode whose steps ran. */
        MODE,
        /** 1 from the payment date on with which a call ends the deal. */
        ENDED
    }

    /** An output of a class, role, fee, account, ledger or test. */
    public static Output of(Kind kind, String name) {
        return new Output(kind, name);
    }

    /** An output that needs no name. */
    public static Output of(Kind kind) {
        return new Output(kind, "");
    }
}
