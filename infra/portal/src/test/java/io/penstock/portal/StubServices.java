package io.penstock.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Both services, answering each path with the file of the same name under {@code upstream/}, until told otherwise. They
 * listen on one port each, so that one can fail while the other does not.
 */
final class StubServices {

    /** What a service does instead of answering with its file. */
    sealed interface Instead {

        record Status(int code, String body) implements Instead {}

        /** The connection ends without an answer. */
        record Silence() implements Instead {}
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer issuance = server("issuance");
    private final HttpServer servicing = server("servicing");
    private final Map<String, Instead> instead = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    URI issuanceUrl() {
        return address(issuance);
    }

    URI servicingUrl() {
        return address(servicing);
    }

    /** {@code place} is a service ("issuance") or one of its paths ("servicing/v1/deals"). */
    void instead(String place, Instead answer) {
        instead.put(place, answer);
    }

    void asUsual() {
        instead.clear();
        requests.clear();
    }

    /** "METHOD service/path authorization" of each request since {@link #asUsual}. */
    List<String> requests() {
        return requests;
    }

    private HttpServer server(String service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> serve(service, exchange));
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve(String service, HttpExchange exchange) throws IOException {
        try (exchange) {
            String place = service + exchange.getRequestURI().getRawPath();
            requests.add(exchange.getRequestMethod() + " " + place + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            Instead other = instead.getOrDefault(place, instead.get(service));
            switch (other) {
                case null -> file(place, exchange);
                case Instead.Silence() -> {}
                case Instead.Status(int code, String body) ->
                    send(exchange, code, body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void file(String place, HttpExchange exchange) throws IOException {
        try (@Nullable InputStream file = StubServices.class.getResourceAsStream("/upstream/" + place + ".json")) {
            if (file == null) {
                send(exchange, 404, "{\"status\":404,\"code\":\"NOT_FOUND\"}".getBytes(StandardCharsets.UTF_8));
            } else {
                send(exchange, 200, file.readAllBytes());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
