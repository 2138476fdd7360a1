package io.penstock.issuance.pool.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The salts of one import: {@code HMAC-SHA256(key, loan id)} with a key drawn once for the import. Nobody without the key
 * can tell one from chance, one salt says nothing about another, and an import that went on in a second process gives the
 * salts, and so the root, that the first would have given (ADR 0039).
 */
public final class LoanSalts {

    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /**
     * The salts under a key.
     *
     * @throws IllegalArgumentException if the key has not {@value #KEY_BYTES} bytes
     */
    public LoanSalts(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key has " + key.length + " bytes, needs " + KEY_BYTES);
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** The salt of a loan, {@link LoanLeaf#SALT_BYTES} bytes. Not for several threads at once. */
    public byte[] of(String loanId) {
        return mac.doFinal(loanId.getBytes(StandardCharsets.UTF_8));
    }
}
