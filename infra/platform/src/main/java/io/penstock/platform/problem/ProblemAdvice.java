package io.penstock.platform.problem;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.failure.TransientFailure;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns refusals and errors of every controller into {@code application/problem+json} (RFC 9457).
 *
 * <p>The type is a page that the service itself serves. What no handler expects is answered without any detail; the
 * trace id finds it in the log.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RejectedException exception) {
        return refusal(problem(exception.rejection()));
    }

    private static ProblemException problem(Rejection rejection) {
        var code = rejection.code().name();
        return switch (rejection.code().kind()) {
            case NOT_FOUND -> new ProblemException(HttpStatus.NOT_FOUND, code, rejection.detail());
            case CONFLICT -> new ProblemException(HttpStatus.CONFLICT, code, rejection.detail());
            case NOT_NOW ->
                ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, code, rejection.detail(), Duration.ofSeconds(2));
            case UNACCEPTABLE -> new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, rejection.detail());
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException exception) {
        return refusal(exception);
    }

    private static ResponseEntity<ProblemDetail> refusal(ProblemException exception) {
        return ResponseEntity.status(exception.status())
                .headers(exception.headers())
                .body(Problems.of(exception));
    }

    @ExceptionHandler
    ProblemDetail noSuchAggregate(AggregateNotFoundException exception) {
        return Problems.of(
                HttpStatus.NOT_FOUND, "AGGREGATE_NOT_FOUND", "there is no " + exception.getAggregateIdentifier());
    }

    @ExceptionHandler
    ProblemDetail tooManyWriters(ConcurrencyException exception) {
        return Problems.of(HttpStatus.CONFLICT, "CONCURRENT_CHANGE", "others are changing the same thing: try again");
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException exception) {
        return Problems.of(HttpStatus.FORBIDDEN, HttpStatus.FORBIDDEN.name(), "your role may not do this");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception exception) {
        return TransientFailure.is(exception)
                ? away(exception)
                : ResponseEntity.of(failed(exception)).build();
    }

    /** The database or another server is away for the moment: nothing is wrong with the request. */
    private static ResponseEntity<ProblemDetail> away(Exception exception) {
        LOG.warn("request cannot be served now: {}", exception.toString());
        return refusal(ProblemException.later(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVER_AWAY",
                "a server behind this service is away: ask again, with the same Idempotency-Key",
                Duration.ofSeconds(1)));
    }

    private static ProblemDetail failed(Exception exception) {
        var traceId = UUID.randomUUID().toString().replace("-", "");
        LOG.error("request failed, trace id {}", traceId, exception);
        var problem = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR, HttpStatus.INTERNAL_SERVER_ERROR.name(), "an error of the service");
        problem.setProperty("traceId", traceId);
        return problem;
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = body instanceof ProblemDetail detail ? detail : ProblemDetail.forStatus(status);
        Problems.mark(problem);
        return ResponseEntity.status(status).headers(headers).body(problem);
    }
}
