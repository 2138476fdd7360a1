package io.penstock.issuance.pool;

/** Why a difference may stand. */
public enum TapeSettlement {
    /** It is known where it comes from, and both figures are right. */
    EXPLAINED,
    /** It is not known, and does not matter. */
    WAIVED
}
