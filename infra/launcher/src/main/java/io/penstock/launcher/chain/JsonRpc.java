package io.penstock.launcher.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The few questions that the launcher has for a node. */
public final class JsonRpc {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI endpoint;

    JsonRpc(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The result of a call, text or number.
     *
     * @throws IOException if the node does not answer, or answers with an error
     */
    String call(String method, String... parameters) throws IOException, InterruptedException {
        byte[] body = MAPPER.writeValueAsBytes(
                Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = MAPPER.readTree(response.body());
        JsonNode result = answer == null ? null : answer.get("result");
        if (result == null || !result.isValueNode() || result.isNull()) {
            throw new IOException(method + " answered " + answer);
        }
        return result.asText();
    }
}
