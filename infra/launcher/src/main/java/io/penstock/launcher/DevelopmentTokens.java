package io.penstock.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs tokens for people and services of a stack on one machine (JWT, RS256: RFC 7519, RFC 7518 §3.3). Whoever may
 * read {@code keys/token-private.pem} may be anybody; a deployment for several people takes an identity provider.
 */
public final class DevelopmentTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final Path publicKeyFile;

    private DevelopmentTokens(PrivateKey key, Path publicKeyFile) {
        this.key = key;
        this.publicKeyFile = publicKeyFile;
    }

    /** Makes the key pair at the first start. */
    static DevelopmentTokens loadOrCreate(DataDirectory data) {
        try {
            if (!Files.exists(privateFile(data))) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                PrivateFiles.write(
                        publicFile(data), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
                // Last: while it is absent, the next start makes both again.
                PrivateFiles.write(
                        privateFile(data), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            }
            return load(data);
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchException(
                    "the token key in " + data.keys() + " cannot be made: " + e.getMessage(),
                    "Check the permissions and the free space of the data directory.",
                    e);
        }
    }

    /** Reads the key pair of data that already ran. */
    static DevelopmentTokens load(DataDirectory data) {
        try {
            String body = Files.readString(privateFile(data)).replaceAll("-----[A-Z ]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            return new DevelopmentTokens(KeyFactory.getInstance("RSA").generatePrivate(spec), publicFile(data));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new LaunchException(
                    "the token key " + privateFile(data) + " cannot be read: " + e.getMessage(),
                    "Remove both token files there; the next start makes new ones.",
                    e);
        }
    }

    /** Where the services find the key that checks these tokens. */
    public Path publicKeyFile() {
        return publicKeyFile;
    }

    /**
     * Signs one token.
     *
     * @param subject the person, as it appears in approvals
     * @param investorId whose holdings the role investor may see
     */
    public String issue(String subject, List<String> roles, Optional<String> investorId, Duration validity) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims =
                new TreeMap<>(Map.of("sub", subject, "roles", roles, "iat", now, "exp", now + validity.toSeconds()));
        investorId.ifPresent(id -> claims.put("investorId", id));
        String head = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String signed = head + "." + encode(Json.bytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign with RSA", e);
        }
    }

    private static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + "-----\n";
    }

    private static Path privateFile(DataDirectory data) {
        return data.keys().resolve("token-private.pem");
    }

    private static Path publicFile(DataDirectory data) {
        return data.keys().resolve("token-public.pem");
    }
}
