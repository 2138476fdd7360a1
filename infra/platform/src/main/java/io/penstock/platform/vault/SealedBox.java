package io.penstock.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/Counter mode: whoever changes a byte, or puts what is sealed into another place, cannot open it. A box
 * is 12 random bytes, the sealed text, and a tag of 16 bytes.
 */
public final class SealedBox {

    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    /**
     * A box for one key.
     *
     * @throws IllegalArgumentException if the key has not 32 bytes
     */
    public SealedBox(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /**
     * Seals a text.
     *
     * @param place where the box will be; it opens nowhere else
     */
    public byte[] seal(byte[] open, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(open);
            var box = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, box, nonce.length, sealed.length);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    /**
     * Opens a box.
     *
     * @throws GeneralSecurityException if key or place are others, or a byte was changed
     */
    public byte[] open(byte[] box, String place) throws GeneralSecurityException {
        if (box.length < NONCE_BYTES) {
            throw new GeneralSecurityException("a box of " + box.length + " bytes");
        }
        var nonce = Arrays.copyOf(box, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
