package io.penstock.portal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the portal finds the services, and the key that tells a good token from a forged one.
 *
 * @param issuanceUrl base address of issuance-service ({@code PENSTOCK_ISSUANCE_URL}), {@code http://127.0.0.1:8081}
 * @param servicingUrl base address of servicing-service ({@code PENSTOCK_SERVICING_URL})
 * @param tokenKey file with the RSA public key in PEM ({@code PENSTOCK_TOKEN_KEY})
 */
@ConfigurationProperties("penstock")
public record PortalSettings(
        @Nullable URI issuanceUrl,
        @Nullable URI servicingUrl,
        @Nullable Path tokenKey) {

    /**
     * Base address of issuance-service.
     *
     * @throws IllegalStateException if the variable is not set or is no http address
     */
    public URI issuance() {
        return address("PENSTOCK_ISSUANCE_URL", issuanceUrl, "http://127.0.0.1:8081");
    }

    /**
     * Base address of servicing-service.
     *
     * @throws IllegalStateException if the variable is not set or is no http address
     */
    public URI servicing() {
        return address("PENSTOCK_SERVICING_URL", servicingUrl, "http://127.0.0.1:8082");
    }

    /**
     * The file with the public key that tokens are checked with.
     *
     * @throws IllegalStateException if the variable is not set or the file cannot be read
     */
    public Path publicKey() {
        if (tokenKey == null || tokenKey.toString().isEmpty()) {
            throw new IllegalStateException(
                    "PENSTOCK_TOKEN_KEY is not set: give the file with the public key (PEM) that tokens are signed for.");
        }
        if (!Files.isReadable(tokenKey)) {
            throw new IllegalStateException(
                    "PENSTOCK_TOKEN_KEY names " + tokenKey + ", which cannot be read: check the path and its rights.");
        }
        return tokenKey;
    }

    private static URI address(String variable, @Nullable URI value, String example) {
        if (value == null || value.toString().isEmpty()) {
            throw new IllegalStateException(
                    variable + " is not set: give the base address of the service, for example " + example + ".");
        }
        if (value.getHost() == null || !("http".equals(value.getScheme()) || "https".equals(value.getScheme()))) {
            throw new IllegalStateException(
                    variable + " is \"" + value + "\", which is no http address; for example " + example + ".");
        }
        return value;
    }
}
