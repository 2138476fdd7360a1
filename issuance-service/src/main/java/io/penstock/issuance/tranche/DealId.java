package io.penstock.issuance.tranche;

/**
 * Identifies a deal. The value is also the name of its stream of events.
 *
 * @param value for example {@code "deal/ATLAS-2020-1"}
 */
public record DealId(String value) {

    private static final String PREFIX = "deal/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public DealId {
        if (!value.matches(PREFIX + "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("'" + value + "' is no deal id: " + PREFIX
                    + " and 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
    }

    /**
     * The id of the deal that callers know by this name.
     *
     * @param name for example {@code "ATLAS-2020-1"}
     */
    public static DealId named(String name) {
        return new DealId(PREFIX + name);
    }

    /** What callers know the deal by. */
    public String name() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return name();
    }
}
