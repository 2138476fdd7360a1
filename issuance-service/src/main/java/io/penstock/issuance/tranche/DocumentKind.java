package io.penstock.issuance.tranche;

/** Papers of a closing, as the field calls them. */
public enum DocumentKind {
    /** The deal document itself; its hash must be that of the approved terms. */
    DEAL_DOCUMENT,
    PROSPECTUS,
    TRUE_SALE_OPINION,
    ENFORCEABILITY_OPINION,
    TAX_OPINION,
    RATING_LETTER,
    COMFORT_LETTER,
    SERVICING_AGREEMENT,
    RECEIVABLES_PURCHASE_AGREEMENT,
    TRUST_DEED
}
