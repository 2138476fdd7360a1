package io.penstock.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Signs tokens as the deployment does. */
final class TestTokens {

    private static final KeyPair FOREIGN = newKeys();

    private final KeyPair keys = newKeys();
    private final Path publicKey;

    TestTokens() {
        try {
            publicKey = Files.createTempFile("token-key", ".pem");
            var body = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
            Files.writeString(publicKey, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
            publicKey.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path publicKey() {
        return publicKey;
    }

    String sign(String person, List<String> roles, String investorId, Duration validFor) {
        return sign(keys, person, roles, investorId, validFor);
    }

    /** Signed with a key that no service knows. */
    static String forged(String person, List<String> roles) {
        return sign(FOREIGN, person, roles, "", Duration.ofHours(1));
    }

    private static String sign(KeyPair keys, String person, List<String> roles, String investorId, Duration validFor) {
        var claims = new JWTClaimsSet.Builder()
                .subject(person)
                .claim("roles", roles)
                .expirationTime(Date.from(Instant.now().plus(validFor)));
        if (!investorId.isEmpty()) {
            claims.claim("investorId", investorId);
        }
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            token.sign(new RSASSASigner(keys.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
