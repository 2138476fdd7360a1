package io.penstock.issuance.tranche;

/**
 * Identifies the offering of a deal's units; a deal has one at most. The value is also the name of its stream of events.
 *
 * @param value for example {@code "offering/ATLAS-2020-1"}
 */
public record OfferingId(String value) {

    private static final String PREFIX = "offering/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public OfferingId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("'" + value + "' is no offering id: " + PREFIX + " and the deal's name");
        }
        DealId.named(value.substring(PREFIX.length()));
    }

    /** The offering of this deal. */
    public static OfferingId of(DealId deal) {
        return new OfferingId(PREFIX + deal.name());
    }

    /** Whose units are offered. */
    public DealId deal() {
        return DealId.named(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return deal().name();
    }
}
