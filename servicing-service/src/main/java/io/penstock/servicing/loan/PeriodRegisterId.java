package io.penstock.servicing.loan;

/** Identifies the exception register of a deal's collection periods: {@code "ATLAS-2020-1/periods"}. */
public record PeriodRegisterId(String value) {

    private static final String SUFFIX = "/periods";

    public PeriodRegisterId {
        if (value.length() <= SUFFIX.length() || !value.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("'" + value + "' does not name the register of a deal");
        }
    }

    public static PeriodRegisterId ofDeal(String dealId) {
        return new PeriodRegisterId(dealId + SUFFIX);
    }

    public String dealId() {
        return value.substring(0, value.length() - SUFFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
