package io.penstock.portal.access;

import io.penstock.portal.access.Tokens.Reading;
import io.penstock.portal.access.Tokens.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in by a signed token, typed into the form or carried by the link that the launcher prints. */
@Controller
final class SignInController {

    private final Tokens tokens;

    SignInController(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String target = ReturnPath.of(next);
        model.addAttribute("next", target);
        // Tokens are often pasted with the line breaks of a terminal.
        String text = token == null ? "" : token.replaceAll("\\s", "");
        if (text.isEmpty()) {
            Reason told = Reason.named(reason);
            return told == null ? "sign-in" : refused(told, HttpStatus.OK, response, model);
        }
        Reading reading =
                text.length() > SessionCookie.LONGEST_TOKEN ? new Reading.Refused(Reason.FORGED) : tokens.read(text);
        return switch (reading) {
            case Reading.Refused(Reason why) ->
                refused(why, why == Reason.NO_ROLE ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, response, model);
            case Reading.Accepted(Jwt accepted) -> accepted(accepted, target, request, response, model);
        };
    }

    @GetMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.cleared(request.isSecure()));
        model.addAttribute("next", ReturnPath.HOME);
        model.addAttribute("signedOut", true);
        return "sign-in";
    }

    private static String refused(Reason why, HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("reason", why.key());
        return "sign-in";
    }

    private static String accepted(
            Jwt token, String target, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.holding(token.getTokenValue(), request.isSecure()));
        // A strict cookie is not sent on a redirect that began on another site, and a reader who came from there
        // should see whose session it is: those get a page with a link instead.
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            model.addAttribute("person", token.getSubject());
            return "signed-in";
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, target);
        return "signed-in";
    }
}
