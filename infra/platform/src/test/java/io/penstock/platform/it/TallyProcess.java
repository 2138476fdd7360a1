package io.penstock.platform.it;

import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;

/** The tally service as a process of its own, which a test may kill. */
final class TallyProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;

    /** What runs in the process. */
    public static void main(String[] arguments) {
        SpringApplication.run(TallyApplication.class, arguments);
    }

    private TallyProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts the service; it may take some seconds until it answers. */
    static TallyProcess start(PlatformServices services, String... settings) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-cp",
                System.getProperty("java.class.path"),
                TallyProcess.class.getName(),
                "--spring.flyway.locations=classpath:META-INF/penstock/migration,classpath:tally/migration",
                "--server.port=" + port);
        command.command().addAll(List.of(settings));
        command.environment().putAll(services.environment());
        var output = Files.createTempFile("tally", ".log");
        return new TallyProcess(
                command.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output,
                port);
    }

    boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended: " + output());
        }
        try {
            return HTTP.send(request("/problems/not-found", "").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> post(String path, String token, String key, String json) {
        return HTTP.sendAsync(
                request(path, token)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** SIGKILL, and returns when the process is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(output);
    }
}
