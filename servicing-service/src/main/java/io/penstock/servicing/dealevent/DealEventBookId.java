package io.penstock.servicing.dealevent;

/** Identifies the decided facts of a deal: {@code "ATLAS-2020-1/deal-events"}. */
public record DealEventBookId(String value) {

    private static final String SUFFIX = "/deal-events";

    public DealEventBookId {
        if (value.length() <= SUFFIX.length() || !value.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("'" + value + "' does not name the decided facts of a deal");
        }
    }

    public static DealEventBookId ofDeal(String dealId) {
        return new DealEventBookId(dealId + SUFFIX);
    }

    public String dealId() {
        return value.substring(0, value.length() - SUFFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
