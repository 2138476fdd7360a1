package io.penstock.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as a program reads it (RFC 9457). The type stays {@code about:blank}: the portal has no rules of its own, so
 * the status says all there is.
 *
 * @param status HTTP status
 * @param detail one sentence: what happened and what to do
 * @param instance path that was asked for
 */
public record Problem(HttpStatus status, String detail, String instance) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The problem of this status. */
    public static Problem of(HttpStatus status, String detail, String instance) {
        return new Problem(status, detail, instance);
    }

    /** Whether the caller is a browser that wants a page. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Sends it as the whole answer. */
    public void write(HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("instance", instance);
        body.put("code", status.name());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
