package io.penstock.portal.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * The cookie that holds the reader's token: out of reach of script, never sent from another site, gone with the browser
 * session. Programs send the token in the {@code Authorization} header instead, which then counts.
 */
@Component
final class SessionCookie implements BearerTokenResolver {

    static final String NAME = "penstock_session";

    /** Browsers drop a cookie above 4096 bytes, name and attributes included. */
    static final int LONGEST_TOKEN = 3_900;

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null ? header.resolve(request) : in(request);
    }

    static @Nullable String in(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (NAME.equals(cookie.getName()) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    static String holding(String token, boolean secure) {
        return base(token, secure).build().toString();
    }

    static String cleared(boolean secure) {
        return base("", secure).maxAge(0).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder base(String value, boolean secure) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Strict")
                .path("/")
                .secure(secure);
    }
}
