package io.penstock.servicing.loan;

/** Identifies the collections account of a deal at its bank: {@code "ATLAS-2020-1/bank"}. */
public record BankAccountId(String value) {

    private static final String SUFFIX = "/bank";

    public BankAccountId {
        if (value.length() <= SUFFIX.length() || !value.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("'" + value + "' does not name the account of a deal");
        }
    }

    public static BankAccountId ofDeal(String dealId) {
        return new BankAccountId(dealId + SUFFIX);
    }

    public String dealId() {
        return value.substring(0, value.length() - SUFFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
