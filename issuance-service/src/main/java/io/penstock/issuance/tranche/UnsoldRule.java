package io.penstock.issuance.tranche;

/** What becomes of units that nobody takes at the clearing quote. */
public enum UnsoldRule {
    /** Nothing is allotted until every class is covered. */
    REFUSED,
    /** The sponsor takes them at the clearing quote. */
    SPONSOR_TAKES
}
