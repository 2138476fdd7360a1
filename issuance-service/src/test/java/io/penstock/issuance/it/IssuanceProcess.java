package io.penstock.issuance.it;

import io.penstock.issuance.IssuanceService;
import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;

/** The issuance service as a process of its own, which a test may kill. */
final class IssuanceProcess implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final int port;

    /** What runs in the process. */
    public static void main(String[] arguments) {
        SpringApplication.run(IssuanceService.class, arguments);
    }

    private IssuanceProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts the service; it may take some seconds until it answers. */
    static IssuanceProcess start(PlatformServices services) throws IOException {
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
                IssuanceProcess.class.getName(),
                "--server.port=" + port);
        command.environment().putAll(services.environment());
        var output = Files.createTempFile("issuance", ".log");
        return new IssuanceProcess(
                command.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output,
                port);
    }

    int port() {
        return port;
    }

    /** Whether it takes connections; a process that ended is a failure. */
    boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended: " + output());
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    /** SIGKILL, and returns when the process is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(output);
    }
}
