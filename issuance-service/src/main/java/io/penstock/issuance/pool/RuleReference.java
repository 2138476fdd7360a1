package io.penstock.issuance.pool;

/**
 * One version of a rule document.
 *
 * @param hash SHA-256 of its canonical text, 64 hex digits
 */
public record RuleReference(String id, String version, String hash) {}
