package io.penstock.portal.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who is reading.
 *
 * @param name the token's subject
 * @param roles roles in the token's order
 * @param token the token itself, sent on to the services
 * @param investorId which only investors have; null for everybody else
 */
public record Reader(
        String name,
        List<String> roles,
        String token,
        @Nullable String investorId) {

    static Reader of(Jwt token) {
        String subject = token.getSubject();
        return new Reader(
                subject == null ? "" : subject,
                Tokens.roles(token),
                token.getTokenValue(),
                token.getClaimAsString("investorId"));
    }

    /** Whether the services show this reader only what is the reader's own. */
    public boolean investorOnly() {
        return roles.equals(List.of("investor"));
    }

    @Override
    public String toString() {
        return "Reader[" + name + " " + roles + "]";
    }
}
