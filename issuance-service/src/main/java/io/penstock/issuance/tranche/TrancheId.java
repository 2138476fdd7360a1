package io.penstock.issuance.tranche;

/**
 * Identifies a tranche: deal and class. The value is also the name of its stream of events.
 *
 * @param value for example {@code "tranche/ATLAS-2020-1/A"}
 */
public record TrancheId(String value) {

    private static final String PREFIX = "tranche/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public TrancheId {
        if (!value.matches(PREFIX + "[A-Za-z0-9][A-Za-z0-9._-]{0,63}/" + ClassTerms.CLASS_NAME)) {
            throw new IllegalArgumentException("'" + value + "' is no tranche id: " + PREFIX + "deal/class");
        }
    }

    /**
     * The id of one class of a deal.
     *
     * @param className for example {@code "A"}
     */
    public static TrancheId of(DealId deal, String className) {
        return new TrancheId(PREFIX + deal.name() + "/" + className);
    }

    /** Deal and class, for example {@code "ATLAS-2020-1/A"}. */
    public String name() {
        return value.substring(PREFIX.length());
    }

    /** The deal to which the class belongs. */
    public DealId deal() {
        return DealId.named(name().substring(0, name().indexOf('/')));
    }

    /** The class within its deal, for example {@code "A"}. */
    public String className() {
        return name().substring(name().indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return name();
    }
}
