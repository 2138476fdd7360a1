package io.penstock.platform.idempotency;

import io.penstock.platform.idempotency.Claim.Granted;
import io.penstock.platform.position.LogPositions;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Holds an answer back until it is stored under its key: what a caller was told once, it is told again. */
final class KeyFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    // Refusals that depend on what is stored. Told once, they are final: else a copy of the request that the network
    // delivers late could still do what its caller believes refused.
    private static final Set<Integer> FINAL_REFUSALS = Set.of(404, 409, 410, 412, 422);

    private final CommandKeys keys;
    private final LogPositions positions;
    private final ProblemWriter problems = new ProblemWriter();

    KeyFilter(CommandKeys keys, LogPositions positions) {
        this.keys = keys;
        this.positions = positions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        try (var spooled = new SpooledRequest(request)) {
            var exchange = new Exchange(spooled);
            spooled.setAttribute(Exchange.ATTRIBUTE, exchange);
            try {
                proceed(exchange, answer, chain);
                position(exchange, answer);
                settle(exchange, answer);
            } catch (ProblemException e) {
                answer.reset();
                problems.write(request, answer, e);
            } finally {
                spooled.removeAttribute(Exchange.ATTRIBUTE);
                abandon(exchange.takeClaim());
            }
        }
        answer.copyBodyToResponse();
    }

    private static void proceed(Exchange exchange, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        try {
            exchange.scope().<Boolean, Exception>call(() -> {
                chain.doFilter(exchange.request(), answer);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Names the position that a reader needs to see what was done here. */
    private void position(Exchange exchange, HttpServletResponse answer) {
        if (exchange.scope().begun() && answer.getStatus() < 400) {
            answer.setHeader(LogPositions.HEADER, positions.newest().toString());
        }
    }

    private void settle(Exchange exchange, ContentCachingResponseWrapper answer) {
        var claim = exchange.takeClaim();
        if (claim == null) {
            return;
        }
        var scope = exchange.scope();
        int status = answer.getStatus();
        try {
            if (isFinal(answer) && !scope.unsettled()) {
                if (!keys.finish(claim, stored(answer))) {
                    throw CommandKeys.inProgress(1);
                }
            } else if (status < 500 && !scope.begun()) {
                keys.forget(claim);
            } else {
                keys.release(claim);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the answer to {} cannot be stored: {}", claim.name().route(), e.getMessage());
            throw ProblemException.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "ANSWER_NOT_STORED",
                    "the database is away, and what was done is not known here: ask again with the same key",
                    Duration.ofSeconds(1));
        }
    }

    private void abandon(@Nullable Granted claim) {
        if (claim != null) {
            try {
                keys.release(claim);
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "a key of {} is held until its lease ends: {}",
                        claim.name().route(),
                        e.getMessage());
            }
        }
    }

    private static boolean isFinal(ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        return status < 400 || (FINAL_REFUSALS.contains(status) && answer.getContentSize() > 0);
    }

    private static StoredAnswer stored(ContentCachingResponseWrapper answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        var type = answer.getContentType();
        if (type != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(type));
        }
        for (String name : answer.getHeaderNames()) {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                headers.put(name, new ArrayList<>(answer.getHeaders(name)));
            }
        }
        return new StoredAnswer(answer.getStatus(), headers, answer.getContentAsByteArray());
    }
}
