package io.penstock.platform.it;

import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One running service for all tests that do not stop it. */
@SpringBootTest(classes = TallyApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class PlatformIT {

    static final PlatformServices services = PlatformServices.start("issuance");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry registry) {
        services.properties(registry);
        registry.add(
                "spring.flyway.locations", () -> "classpath:META-INF/penstock/migration,classpath:tally/migration");
        registry.add("penstock.inbox.attempts", () -> "3");
        registry.add("penstock.journal.block-age", () -> "1h"); // tests anchor when they want to
    }

    HttpResponse<String> get(String path, String token) {
        return send("GET", path, token, "", "");
    }

    /** A POST has a key of its own. */
    HttpResponse<String> send(String method, String path, String token, String contentType, String body) {
        return send(
                method,
                path,
                token,
                contentType,
                body,
                method.equals("POST") ? UUID.randomUUID().toString() : "");
    }

    HttpResponse<String> send(
            String method, String path, String token, String contentType, String body, String idempotencyKey) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
