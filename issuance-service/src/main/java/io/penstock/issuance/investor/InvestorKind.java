package io.penstock.issuance.investor;

/** What an investor is before the law. */
public enum InvestorKind {
    NATURAL_PERSON,
    /** A legal person, a partnership or a fund: named by a legal entity identifier. */
    INSTITUTION
}
