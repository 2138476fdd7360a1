package io.penstock.portal;

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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Signs tokens as the launcher does. Two issuers have two keys: a token of one is forged to the other. */
final class Issuer {

    private final KeyPair keys = newKeys();

    String investorToken(String person, String investorId) {
        return signed(claims(person, Duration.ofHours(12))
                .claim("roles", List.of("investor"))
                .claim("investorId", investorId));
    }

    String token(String person, String... roles) {
        return signed(claims(person, Duration.ofHours(12)).claim("roles", List.of(roles)));
    }

    String expired(String person, String role) {
        return signed(claims(person, Duration.ofSeconds(-1)).claim("roles", List.of(role)));
    }

    String endless(String person, String role) {
        return signed(new JWTClaimsSet.Builder().subject(person).claim("roles", List.of(role)));
    }

    Path publicKey(Path folder) {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        try {
            return Files.writeString(folder.resolve("token-key.pem"), pem);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JWTClaimsSet.Builder claims(String person, Duration validFor) {
        return new JWTClaimsSet.Builder()
                .subject(person)
                .expirationTime(Date.from(Instant.now().plus(validFor)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
            token.sign(new RSASSASigner(keys.getPrivate()));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
