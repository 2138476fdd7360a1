package io.penstock.issuance.pool;

import java.time.LocalDate;

/**
 * A document of the sale of the loans, known by its hash. The document itself is kept elsewhere.
 *
 * @param hash SHA-256 of the file, 64 hex digits
 * @param documentDate the date that it bears
 */
public record PoolDocument(Kind kind, String title, String hash, LocalDate documentDate) {

    /** What it is. */
    public enum Kind {
        /** By which the loans pass to the issuer. */
        SALE_AGREEMENT,
        /** Counsel's opinion that the sale is one, and no secured loan. */
        TRUE_SALE_OPINION,
        SERVICING_AGREEMENT,
        BACKUP_SERVICING_AGREEMENT,
        SECURITY_ASSIGNMENT,
        /** By which the sponsor takes loans back. */
        REPURCHASE_NOTICE,
        OTHER
    }

    /** What waits for a document. */
    public enum Stage {
        FREEZE,
        CLOSING
    }

    /**
     * A kind of document that a pool needs.
     *
     * @param before what is refused as long as none of this kind is recorded
     */
    public record Required(Kind kind, Stage before) {}
}
