package io.penstock.projection.contract;

/** From whose place amounts are seen: what is received is positive. */
public enum Side {

    /** Lends and receives payments. ACTUS role RPA (and RFL). */
    LENDER(1),

    /** Borrows and makes payments. ACTUS role RPL. */
    BORROWER(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    int sign() {
        return sign;
    }
}
