package io.penstock.deal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a document: SHA-256 of the UTF-8 bytes of its canonical JSON, as 64 lower-case
 * hexadecimal digits.
 *
 * <p>Source: FIPS 180-4.
 */
public final class DocumentHash {

    private DocumentHash() {}

    /**
     * The hash of a text as it stands.
     *
     * @param canonicalJson as printed by {@link CanonicalJson}
     */
    public static String of(String canonicalJson) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonicalJson.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
