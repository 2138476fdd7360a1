package io.penstock.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads the public key of whoever signs tokens. */
final class PublicKeyFile {

    private PublicKeyFile() {}

    /**
     * @param file PEM, {@code BEGIN PUBLIC KEY}
     * @throws IllegalStateException if it holds no RSA public key
     */
    static RSAPublicKey read(Path file) {
        try {
            var body = Files.readString(file)
                    .replace("-----BEGIN PUBLIC KEY-----", "")
                    .replace("-----END PUBLIC KEY-----", "")
                    .replaceAll("\\s", "");
            var key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
            return (RSAPublicKey) key;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token key " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no RSA public key", e);
        }
    }
}
