package io.penstock.issuance.pool.domain.eligibility;

/** What can be wrong with a rule document, and what to do about it. Stable: programs decide on the name. */
public enum RuleFault {
    KEY_MISSING("write the key"),
    KEY_UNKNOWN("remove the key or correct its spelling"),
    SHAPE_WRONG("write it as the reference page shows"),
    SCHEMA_UNKNOWN("write schema: penstock/eligibility/1"),
    ID_MALFORMED("use 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first"),
    CODE_MALFORMED("use capital letters, digits and underscores, at most 40, a letter first"),
    CODE_REPEATED("give each criterion and limit a code of its own"),
    CURRENCY_UNKNOWN("write a code of ISO 4217 with minor units, such as USD"),
    DATE_MALFORMED("write the day as 2020-07-31"),
    NUMBER_MALFORMED("write plain digits: 84, 0.15, 15%"),
    NUMBER_OUT_OF_RANGE("take a figure inside the range"),
    TOO_LONG("shorten it, or split the document"),
    TEXT_UNENDED("close the quote"),
    CHARACTER_UNEXPECTED("remove the character; texts stand in quotes"),
    WORD_UNEXPECTED("look at the word before it: something is missing or superfluous"),
    END_UNEXPECTED("finish the condition"),
    FIELD_UNKNOWN("take a field of the list in docs/reference/eligibility.md"),
    FIELD_TYPE_WRONG("take a field of the type that is needed"),
    TYPES_DIFFER("compare numbers with numbers, dates with dates, texts with texts"),
    TEXT_NOT_ORDERED("texts can be compared with =, !=, in and not in only"),
    NO_FIELD("name a field of the loan: this condition is the same for every loan"),
    GAP_UNKNOWN("take reject, accept, or a list of BLANK, ND1, ND2, ND3, ND4, ND5");

    private final String advice;

    RuleFault(String advice) {
        this.advice = advice;
    }

    /** What to do, for a person. */
    public String advice() {
        return advice;
    }
}
