package io.penstock.portal.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.stereotype.Component;

/** Reads a signed token and says, where it is not accepted, why. */
@Component
final class Tokens {

    static final Set<String> ROLES = Set.of("spv-admin", "approver", "investor", "auditor", "operator");

    private final JwtDecoder decoder;

    Tokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    sealed interface Reading {

        record Accepted(Jwt token) implements Reading {}

        record Refused(Reason reason) implements Reading {}
    }

    /** Why a token is not accepted. The pages tell it by {@code signIn.reason.<key>}. */
    enum Reason {
        EXPIRED("expired"),
        FORGED("forged"),
        NO_ROLE("noRole");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        static @Nullable Reason named(@Nullable String key) {
            for (Reason reason : values()) {
                if (reason.key.equals(key)) {
                    return reason;
                }
            }
            return null;
        }
    }

    Reading read(String text) {
        Jwt token;
        try {
            token = decoder.decode(text);
        } catch (JwtValidationException invalid) {
            return new Reading.Refused(Reason.EXPIRED);
        } catch (BadJwtException unreadable) {
            return new Reading.Refused(Reason.FORGED);
        }
        return roles(token).isEmpty() ? new Reading.Refused(Reason.NO_ROLE) : new Reading.Accepted(token);
    }

    /** The roles of the token that this product knows, in the token's order. */
    static List<String> roles(Jwt token) {
        Object claim = token.getClaim("roles");
        return claim instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(ROLES::contains)
                        .toList()
                : List.of();
    }
}
