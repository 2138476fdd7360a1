package io.penstock.issuance.pool;

/**
 * Identifies the exception register of a pool: {@code "tape-exceptions/WOSAT-2020-A"}, which is also the name of its
 * stream of events.
 */
public record TapeExceptionsId(String value) {

    private static final String PREFIX = "tape-exceptions/";

    /** @throws IllegalArgumentException if the text is no id */
    public TapeExceptionsId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("'" + value + "' does not start with " + PREFIX);
        }
        AssetPoolId.named(value.substring(PREFIX.length()));
    }

    /** The register of a pool. */
    public static TapeExceptionsId of(AssetPoolId poolId) {
        return new TapeExceptionsId(PREFIX + poolId.name());
    }

    @Override
    public String toString() {
        return value;
    }
}
