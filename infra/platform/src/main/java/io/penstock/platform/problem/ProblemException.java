package io.penstock.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A refusal of the web layer, before any aggregate was asked: an unreadable document, a missing thing. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final HttpStatus status;
    private final String code;
    private final transient List<Map<String, Object>> errors;
    private final transient HttpHeaders headers;

    public ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    /**
     * @param code stable, upper case: {@code "DEAL_NOT_FOUND"}
     * @param errors shown as {@code errors[]}: what is wrong where
     */
    public ProblemException(HttpStatus status, String code, String detail, List<Map<String, Object>> errors) {
        this(status, code, detail, errors, new HttpHeaders());
    }

    private ProblemException(
            HttpStatus status, String code, String detail, List<Map<String, Object>> errors, HttpHeaders headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.headers = headers;
    }

    /** With {@code Retry-After}: the same request may succeed then. */
    public static ProblemException later(HttpStatus status, String code, String detail, Duration after) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds())));
        return new ProblemException(status, code, detail, List.of(), headers);
    }

    /** 404. */
    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, code, detail);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    HttpHeaders headers() {
        return headers;
    }

    public List<Map<String, Object>> errors() {
        return errors;
    }
}
