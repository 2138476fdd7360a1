package io.penstock.issuance.it;

import io.penstock.platform.json.PlatformJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Calls the service over HTTP as one person. */
record Api(int port, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What came back; {@code body} is empty if it is no JSON. */
    record Answer(int status, JsonNode body, String text) {

        /** @param field its name, or the way to it: {@code wallets.0.method} */
        String at(String field) {
            return body.at("/" + field.replace('.', '/')).asString("");
        }
    }

    Answer get(String path) {
        return call("GET", path, "application/json", new byte[0]);
    }

    Answer put(String path, String json) {
        return call("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String json) {
        return call("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer putYaml(String path, String yaml) {
        return call("PUT", path, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    Answer upload(String path, byte[] bytes) {
        return call("POST", path, "application/octet-stream", bytes);
    }

    Answer call(String method, String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", type);
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()), response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static JsonNode json(String text) {
        return text.startsWith("{") || text.startsWith("[")
                ? PlatformJson.mapper().readTree(text)
                : PlatformJson.mapper().createObjectNode();
    }
}
