package io.penstock.issuance.tranche;

/** Numbering systems of securities. */
public enum IdentifierKind {
    /** International securities identification number, ISO 6166. */
    ISIN,
    /** Nine characters of the Committee on Uniform Securities Identification Procedures. */
    CUSIP,
    /** Financial instrument global identifier, ANSI X9.145. */
    FIGI
}
