package io.penstock.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One service of the platform, spoken to by one person: every request carries that person's signed token.
 *
 * <p>Refusals (RFC 9457) become {@link ServiceFault} with the service's own words. Each request that changes something
 * carries a key of its own, and is repeated with the same key when the connection breaks: what the service has done
 * already it does not do again, and answers as it did or would have.
 */
public final class ServiceClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(40);
    private static final int ATTEMPTS = 5;
    private static final int LONGEST_WAIT_SECONDS = 15;

    private final HttpClient http;
    private final String name;
    private final URI base;
    private final String token;

    /**
     * A service at an address.
     *
     * @param name of the service, for messages
     * @param token of whoever speaks
     */
    public ServiceClient(String name, URI base, String token) {
        this(HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(), name, base, token);
    }

    private ServiceClient(HttpClient http, String name, URI base, String token) {
        this.http = http;
        this.name = name;
        this.base = base;
        this.token = token;
    }

    /** The same service, spoken to by somebody else. */
    public ServiceClient as(String otherToken) {
        return new ServiceClient(http, name, base, otherToken);
    }

    /**
     * Reads.
     *
     * @throws ServiceFault on any refusal
     */
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    /** Empty if there is no such thing yet. */
    public Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (ServiceFault fault) {
            if (fault.status() == 404) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    public JsonNode put(String path, Object body) {
        return send("PUT", path, json(body), "application/json");
    }

    public JsonNode put(String path, String body, String contentType) {
        return send("PUT", path, BodyPublishers.ofString(body), contentType);
    }

    public JsonNode post(String path, Object body) {
        return send("POST", path, json(body), "application/json");
    }

    public JsonNode post(String path, byte[] body, String contentType) {
        return send("POST", path, BodyPublishers.ofByteArray(body), contentType);
    }

    /** Streams an answer line by line without holding it in memory. The caller closes it. */
    public InputStream stream(String path) {
        var request = request(path).GET().build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() >= 300) {
                try (var body = answer.body()) {
                    throw refused(
                            "GET", path, answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return answer.body();
        } catch (IOException e) {
            throw unreachable("GET", path, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Asks again until the answer is as wanted.
     *
     * @param failed tells from an answer that it will never be; its text is the reason
     * @throws ServiceFault when it never will be, or after a minute without change
     */
    public JsonNode await(String path, Predicate<JsonNode> wanted, Function<JsonNode, Optional<String>> failed) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode last = MissingNode.getInstance();
        while (System.nanoTime() < end) {
            var found = find(path).orElse(last);
            if (!found.isMissingNode() && wanted.test(found)) {
                return found;
            }
            var reason = found.isMissingNode() ? Optional.<String>empty() : failed.apply(found);
            if (reason.isPresent()) {
                throw new ServiceFault(0, name + " " + path + ": " + reason.get());
            }
            if (!found.equals(last)) {
                last = found;
                end = System.nanoTime() + PATIENCE.toNanos();
            }
            pause();
        }
        throw new ServiceFault(
                0, name + " " + path + " did not change for " + PATIENCE.toSeconds() + " s; last answer: " + last);
    }

    /**
     * Waits for a job that a 202 answer named, and gives its result.
     *
     * @param progress sees the job each time it is asked
     */
    public JsonNode awaitOperation(JsonNode accepted, Consumer<JsonNode> progress) {
        return await(
                "/v1/operations/" + encode(accepted.path("id").asText()),
                op -> {
                    progress.accept(op);
                    return op.path("state").asText().equals("SUCCEEDED");
                },
                op -> op.path("state").asText().equals("FAILED") ? Optional.of(faults(op)) : Optional.empty());
    }

    /** For path segments made of ids. */
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One line a fault: line, column, code, the value seen, and what to do. */
    private static String faults(JsonNode operation) {
        var text = new StringBuilder(operation.path("code").asText() + ": "
                + operation.path("detail").asText());
        for (var fault : operation.path("errors")) {
            text.append("\n  line ").append(fault.path("line").asText());
            if (!fault.path("column").asText("").isEmpty()) {
                text.append(", ").append(fault.path("column").asText());
            }
            text.append(' ').append(fault.path("code").asText());
            if (!fault.path("value").asText("").isEmpty()) {
                text.append(" '").append(fault.path("value").asText()).append('\'');
            }
            text.append(": ").append(fault.path("detail").asText());
        }
        return text.toString();
    }

    private JsonNode send(String method, String path, BodyPublisher body, String contentType) {
        var request = request(path).header("Content-Type", contentType).method(method, body);
        if (!method.equals("GET")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        try {
            HttpResponse<String> answer = answer(request.build());
            if (answer.statusCode() >= 300) {
                throw refused(method, path, answer.statusCode(), answer.body());
            }
            return answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new ServiceFault(0, name + " answered " + method + " " + path + " with something that is not JSON");
        } catch (IOException e) {
            throw unreachable(method, path, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The same request again, after a growing pause, while the connection breaks or the service asks to wait. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var pause = Duration.ofMillis(100L << attempt);
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                var later = answer.headers().firstValueAsLong("Retry-After");
                if (attempt == ATTEMPTS || later.isEmpty() || later.getAsLong() > LONGEST_WAIT_SECONDS) {
                    return answer;
                }
                pause = Duration.ofSeconds(later.getAsLong());
            } catch (HttpTimeoutException e) {
                throw e; // a minute was enough
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            Thread.sleep(pause);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/x-ndjson, application/problem+json");
    }

    private ServiceFault refused(String method, String path, int status, String body) {
        JsonNode problem = MissingNode.getInstance();
        try {
            problem = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // The text itself is shown below.
        }
        var code = problem.path("code").asText("");
        var detail = new StringBuilder(problem.path("detail").asText(body));
        for (var error : problem.path("errors")) {
            detail.append("\n  ")
                    .append(error.path("path").asText())
                    .append(' ')
                    .append(error.path("code").asText())
                    .append(' ')
                    .append(error.path("detail").asText());
        }
        return new ServiceFault(
                status,
                name + " refused " + method + " " + path + ": " + status + (code.isEmpty() ? "" : " " + code) + " "
                        + detail);
    }

    private ServiceFault unreachable(String method, String path, IOException cause) {
        return new ServiceFault(
                0, name + " did not answer " + method + " " + path + " at " + base + ": " + cause.getMessage());
    }

    private static ServiceFault interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ServiceFault(0, "interrupted: " + e.getMessage());
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON form: " + body, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** An empty JSON object. */
    public static Map<String, Object> nothing() {
        return Map.of();
    }
}
