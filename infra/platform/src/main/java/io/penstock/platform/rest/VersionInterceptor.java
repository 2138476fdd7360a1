package io.penstock.platform.rest;

import io.penstock.platform.idempotency.CommandScope;
import io.penstock.platform.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Knows the version of the aggregate behind a request: notes it before a page is read, and asks it before a change.
 *
 * <p>A page's version is read before its content, so a tag is never newer than what it stands for.
 */
final class VersionInterceptor implements HandlerInterceptor {

    static final String VERSION = VersionInterceptor.class.getName() + ".version";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final JdbcTemplate jdbc;

    VersionInterceptor(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        var stream = versioned(method).map(each -> stream(each, request));
        if (READING.contains(request.getMethod())) {
            stream.ifPresent(each -> request.setAttribute(VERSION, version(each)));
        } else {
            var asked = Precondition.of(
                    request.getHeader(HttpHeaders.IF_MATCH), request.getHeader(HttpHeaders.IF_NONE_MATCH));
            if (asked != null) {
                require(asked, stream);
            }
        }
        return true;
    }

    /** That of the method, else that of its class. */
    static Optional<Versioned> versioned(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Versioned.class);
        return Optional.ofNullable(
                own == null ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Versioned.class) : own);
    }

    /** A repeat of a request that died may find its own events: then the log alone can tell. */
    private void require(Precondition asked, Optional<String> stream) {
        var named = stream.orElseThrow(() -> new ProblemException(
                HttpStatus.BAD_REQUEST,
                "PRECONDITION_UNSUPPORTED",
                "no version is kept of what this request changes: send it without If-Match and If-None-Match"));
        var scope = CommandScope.current();
        boolean again = scope.map(CommandScope::mayBeDone).orElse(false);
        if (!again && !asked.holds(version(named))) {
            throw Precondition.failed(named);
        }
        if (asked.mayEnd()) {
            scope.ifPresent(work -> work.expect(named, asked.guard(named)));
        }
    }

    private long version(String stream) {
        var newest = jdbc.queryForObject("select max(sequence) from event_log where stream_id = ?", Long.class, stream);
        return newest == null ? -1 : newest;
    }

    private static String stream(Versioned versioned, HttpServletRequest request) {
        var stream = versioned.value();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            for (var variable : variables.entrySet()) {
                stream = stream.replace("{" + variable.getKey() + "}", String.valueOf(variable.getValue()));
            }
        }
        return stream;
    }

    /** The version that was noted for this page. */
    static @Nullable Long noted(HttpServletRequest request) {
        return request.getAttribute(VERSION) instanceof Long version ? version : null;
    }
}
