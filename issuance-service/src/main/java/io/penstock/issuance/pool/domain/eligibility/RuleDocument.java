package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.RuleReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Which loans a deal takes: criteria that each loan meets, and limits that the pool meets. A version is never edited: a
 * change is a new version beside it.
 *
 * @param effectiveFrom first cut-off date for which it is meant
 * @param currency of all amounts
 */
public record RuleDocument(
        String id,
        String version,
        String title,
        LocalDate effectiveFrom,
        Currency currency,
        List<Criterion> criteria,
        List<Limit> limits) {

    /** What stands in the key {@code schema}. */
    public static final String SCHEMA = "penstock/eligibility/1";

    public RuleDocument {
        criteria = List.copyOf(criteria);
        limits = List.copyOf(limits);
    }

    /**
     * A condition that every loan of the pool meets.
     *
     * @param code of the reason, for example {@code MAX_RATE}
     * @param accepted for which reasons a missing value does no harm; empty if a loan without the value is refused
     */
    public record Criterion(String code, Condition condition, Set<Gap> accepted) {

        public Criterion {
            accepted = Set.copyOf(accepted);
        }

        /** The condition in its canonical form. */
        public String text() {
            return ConditionText.of(condition);
        }
    }

    /** The document as canonical JSON: equal documents are equal texts, however they were written. */
    public String canonicalText() {
        return RuleWriter.write(this);
    }

    /** SHA-256 of the canonical text, 64 hex digits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonicalText().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** How events name this version. */
    public RuleReference reference() {
        return new RuleReference(id, version, hash());
    }
}
