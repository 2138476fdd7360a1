package io.penstock.cli.audit.recompute;

/**
 * Which payment dates are recomputed.
 *
 * @param deal id, or empty for all
 * @param period collection period or payment date, {@code "2020-08"} or {@code "2020-09-15"}, or empty for all
 */
public record Selection(String deal, String period) {

    /** Everything. */
    public static final Selection ALL = new Selection("", "");

    /**
     * Whether a payment date is wanted.
     *
     * @param distributionId {@code "ATLAS-2020-1/2020-09-15"}
     * @param collectionPeriod {@code "2020-08"}
     */
    boolean holds(String distributionId, String collectionPeriod) {
        int slash = distributionId.lastIndexOf('/');
        return (deal.isEmpty() || distributionId.substring(0, slash).equals(deal))
                && (period.isEmpty()
                        || period.equals(collectionPeriod)
                        || period.equals(distributionId.substring(slash + 1)));
    }
}
