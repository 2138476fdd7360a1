package io.penstock.issuance.investor;

/**
 * Identifies an investor; a reference, never a name. The value is also the name of its stream of events.
 *
 * @param value for example {@code "investor/INV-1"}
 */
public record InvestorId(String value) {

    private static final String PREFIX = "investor/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public InvestorId {
        if (!value.matches(PREFIX + "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("'" + value + "' is no investor id: " + PREFIX
                    + " and 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
    }

    /**
     * The id of the investor whom callers know by this name.
     *
     * @param name for example {@code "INV-1"}
     */
    public static InvestorId named(String name) {
        return new InvestorId(PREFIX + name);
    }

    /** What callers know the investor by. */
    public String name() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return name();
    }
}
