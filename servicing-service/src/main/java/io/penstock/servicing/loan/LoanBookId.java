package io.penstock.servicing.loan;

/** Identifies the loans of a deal: {@code "ATLAS-2020-1/loans"} for deal {@code "ATLAS-2020-1"}. */
public record LoanBookId(String value) {

    private static final String SUFFIX = "/loans";

    public LoanBookId {
        if (value.length() <= SUFFIX.length() || !value.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("'" + value + "' does not name the loans of a deal");
        }
    }

    public static LoanBookId ofDeal(String dealId) {
        return new LoanBookId(dealId + SUFFIX);
    }

    public String dealId() {
        return value.substring(0, value.length() - SUFFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
