package io.penstock.platform.idempotency;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.platform.security.HandlerAccess;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Looks at the key before the controller runs, and only for those whom the controller would let in: nobody else makes a
 * row, or learns that there is one.
 */
final class KeyInterceptor implements HandlerInterceptor {

    /** Says that an answer was given before, word for word. */
    static final String REPLAYED = "Idempotent-Replayed";

    private final CommandKeys keys;
    private final HandlerAccess access = new HandlerAccess();

    KeyInterceptor(CommandKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)
                || !(request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange)) {
            return true;
        }
        access.check(method);
        Optional<String> key = KeyHeader.of(request);
        if (key.isEmpty()) {
            if (request.getMethod().equals("POST")) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "IDEMPOTENCY_KEY_REQUIRED",
                        "send the header Idempotency-Key, a new one for each thing you want done and the same one when"
                                + " you repeat the request");
            }
            return true;
        }
        var route = request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        byte[] hash = exchange.request().spool();
        return switch (keys.claim(new KeyName(CurrentActor.name(), route, key.get()), hash)) {
            case Claim.Granted granted -> {
                exchange.claimed(granted);
                yield true;
            }
            case Claim.Answered(var answer) -> {
                replay(answer, response);
                yield false;
            }
            case Claim.OtherContent() ->
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "IDEMPOTENCY_KEY_REUSED",
                        "this Idempotency-Key stands for another request: other path, query or body. Nothing was done;"
                                + " a new request needs a new key.");
            case Claim.Expired(var at) ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "IDEMPOTENCY_KEY_EXPIRED",
                        "this was done at " + at + " and is not done again; the answer is no longer kept");
            case Claim.Running(long seconds) -> throw CommandKeys.inProgress(seconds);
        };
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body());
    }
}
