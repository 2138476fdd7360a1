package io.penstock.issuance.tranche;

/**
 * Identifies the papers and numbers of a deal's closing. The value is also the name of its stream of events.
 *
 * @param value for example {@code "closing-file/ATLAS-2020-1"}
 */
public record ClosingFileId(String value) {

    private static final String PREFIX = "closing-file/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public ClosingFileId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no id of a closing file: " + PREFIX + " and the deal");
        }
        DealId.named(value.substring(PREFIX.length()));
    }

    /** That of this deal. */
    public static ClosingFileId of(DealId deal) {
        return new ClosingFileId(PREFIX + deal.name());
    }

    /** Whose closing. */
    public DealId deal() {
        return DealId.named(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return deal().name();
    }
}
