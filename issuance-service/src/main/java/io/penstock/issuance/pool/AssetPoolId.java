package io.penstock.issuance.pool;

/**
 * Identifies a pool. The value is also the name of its stream of events and starts with {@code pool/}, so that a pool
 * and a deal may bear the same name.
 *
 * @param value for example {@code "pool/WOSAT-2020-A"}
 */
public record AssetPoolId(String value) {

    private static final String PREFIX = "pool/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public AssetPoolId {
        if (!value.matches(PREFIX + "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("'" + value + "' is no pool id: " + PREFIX
                    + " and 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
    }

    /**
     * The id of the pool that callers know by this name.
     *
     * @param name for example {@code "WOSAT-2020-A"}
     */
    public static AssetPoolId named(String name) {
        return new AssetPoolId(PREFIX + name);
    }

    /** What callers know the pool by. */
    public String name() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return name();
    }
}
