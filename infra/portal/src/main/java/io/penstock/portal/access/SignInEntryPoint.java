package io.penstock.portal.access;

import io.penstock.portal.access.Tokens.Reading;
import io.penstock.portal.access.Tokens.Reason;
import io.penstock.portal.page.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a reader without a good token gets: the sign-in page for a browser, a problem (RFC 9457) for a program. */
final class SignInEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final SessionCookie cookie;
    private final Tokens tokens;

    SignInEntryPoint(SessionCookie cookie, Tokens tokens) {
        this.cookie = cookie;
        this.tokens = tokens;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        answer(request, response, reason(request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        answer(request, response, Reason.NO_ROLE);
    }

    private @Nullable Reason reason(HttpServletRequest request) {
        String token;
        try {
            token = cookie.resolve(request);
        } catch (OAuth2AuthenticationException malformed) {
            return Reason.FORGED;
        }
        return token != null && tokens.read(token) instanceof Reading.Refused(Reason why) ? why : null;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, @Nullable Reason reason)
            throws IOException {
        if (Problem.wantsPage(request)) {
            StringBuilder location = new StringBuilder("/sign-in?next=")
                    .append(URLEncoder.encode(ReturnPath.of(request.getRequestURI()), StandardCharsets.UTF_8));
            if (reason != null) {
                location.append("&reason=").append(reason.key());
                response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.cleared(request.isSecure()));
            }
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, location.toString());
            return;
        }
        HttpStatus status = reason == Reason.NO_ROLE ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Problem.of(status, detail(reason), request.getRequestURI()).write(response);
    }

    private static String detail(@Nullable Reason reason) {
        return switch (reason) {
            case null -> "Send a signed token: Authorization: Bearer …";
            case EXPIRED -> "The token has expired: ask for a new one.";
            case FORGED -> "The token is not signed by this platform: ask for a new one.";
            case NO_ROLE -> "The token names no role of this platform.";
        };
    }
}
