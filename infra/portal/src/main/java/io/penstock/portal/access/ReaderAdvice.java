package io.penstock.portal.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the reader into every page's model, and hands it to handlers that ask for it. */
@ControllerAdvice
final class ReaderAdvice {

    @ModelAttribute("reader")
    @Nullable
    Reader reader(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken signedIn ? Reader.of(signedIn.getToken()) : null;
    }
}
