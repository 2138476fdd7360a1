package io.penstock.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** The person whose request is served on this thread. */
public final class CurrentActor {

    /** What stands in the events that the service itself causes. */
    public static final String SYSTEM = "system";

    private CurrentActor() {}

    /** The token's {@code sub}, or {@link #SYSTEM} outside a request. */
    public static String name() {
        return jwt().map(Jwt::getSubject).orElse(SYSTEM);
    }

    /** The token's {@code investorId}, which only investors have. */
    public static Optional<String> investorId() {
        return jwt().map(token -> token.getClaimAsString("investorId"));
    }

    /**
     * Whether the token names the role.
     *
     * @param role without prefix: {@code "investor"}
     */
    public static boolean hasRole(String role) {
        return jwt().map(token -> token.getClaimAsStringList("roles"))
                .filter(roles -> roles.contains(role))
                .isPresent();
    }

    private static Optional<Jwt> jwt() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt token
                ? Optional.of(token)
                : Optional.empty();
    }
}
