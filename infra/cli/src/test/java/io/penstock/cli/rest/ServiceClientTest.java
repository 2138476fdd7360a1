package io.penstock.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as it is told, or hangs up. */
class ServiceClientTest {

    private static final int HANGS_UP = 0;

    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<Optional<String>> keys = new ArrayList<>();
    private HttpServer server;
    private ServiceClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new ServiceClient(
                "issuance", URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void repeatsWithTheSameKeyUntilThereIsAnAnswer() {
        answers.addAll(List.of(HANGS_UP, 409, 200));
        assertThat(client.post("/v1/things", Map.of()).path("status").asInt()).isEqualTo(200);
        assertThat(keys).hasSize(3).doesNotContain(Optional.empty());
        assertThat(keys.stream().distinct()).hasSize(1);
    }

    @Test
    void eachRequestHasAKeyOfItsOwnAndReadingHasNone() {
        answers.addAll(List.of(200, 200, 200));
        client.post("/v1/things", Map.of());
        client.put("/v1/things/1", Map.of());
        assertThat(keys.stream().distinct()).hasSize(2).doesNotContain(Optional.empty());
        client.get("/v1/things/1");
        assertThat(keys.getLast()).isEmpty();
    }

    @Test
    void givesUpInTheEnd() {
        answers.addAll(List.of(HANGS_UP, HANGS_UP, HANGS_UP, HANGS_UP, HANGS_UP, 200));
        assertThatThrownBy(() -> client.post("/v1/things", Map.of()))
                .isInstanceOf(ServiceFault.class)
                .hasMessageContaining("issuance did not answer POST /v1/things");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            keys.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            int status = answers.removeFirst();
            if (status != HANGS_UP) {
                var body = ("{\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8);
                if (status == 409) {
                    exchange.getResponseHeaders().set("Retry-After", "0");
                }
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
