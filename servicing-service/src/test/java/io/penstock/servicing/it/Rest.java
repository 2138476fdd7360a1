package io.penstock.servicing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.platform.json.PlatformJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Speaks to the running service as one person. */
record Rest(String base, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    JsonNode get(String path) {
        return ok("GET", path, "");
    }

    JsonNode ok(String method, String path, String body) {
        var response = send(method, path, body);
        assertThat(response.statusCode())
                .as("%s %s: %s", method, path, response.body())
                .isBetween(200, 202);
        return PlatformJson.mapper().readTree(response.body());
    }

    /** The status, and the code of the problem document. */
    String refused(String method, String path, String body) {
        var response = send(method, path, body);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        return response.statusCode() + " "
                + PlatformJson.mapper().readTree(response.body()).path("code").asString();
    }

    HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", path.contains("/collections") ? "text/csv" : "application/json");
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
