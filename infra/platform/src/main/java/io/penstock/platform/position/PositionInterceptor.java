package io.penstock.platform.position;

import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.HandlerAccess;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds a GET up until what it reads has come as far as its caller has. */
final class PositionInterceptor implements HandlerInterceptor {

    private static final String AT_LEAST = "Log-Position-At-Least";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LogPositions positions;
    private final HandlerAccess access = new HandlerAccess();

    PositionInterceptor(LogPositions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var wanted = request.getHeader(AT_LEAST);
        if (wanted == null
                || !request.getMethod().equals("GET")
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        access.check(method);
        if (!positions.await(parsed(wanted), PATIENCE)) {
            throw ProblemException.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "POSITION_NOT_REACHED",
                    "what is read here has not come to " + wanted + " yet",
                    Duration.ofSeconds(1));
        }
        return true;
    }

    private static HorizonToken parsed(String text) {
        try {
            return HorizonToken.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "POSITION_INVALID",
                    AT_LEAST + ": send the Log-Position of an earlier answer, such as 812:94");
        }
    }
}
