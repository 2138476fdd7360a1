package io.penstock.cli.bench.payouts;

import io.penstock.cli.bench.log.BenchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service's process: started, killed with SIGKILL, started again; all starts write to one log. */
final class PayoutProcess implements AutoCloseable {

    private static final long GONE_SECONDS = 10;

    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    PayoutProcess(Map<String, String> environment, Path log) {
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /** What the service has to know; the key goes by the environment, which no list of processes shows. */
    static Map<String, String> environment(
            BenchServer server, String database, String chain, Path contracts, String key, PayoutBook book, long seed) {
        return Map.of(
                PayoutService.DATABASE,
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database,
                PayoutService.USER,
                BenchServer.USER,
                PayoutService.PASSWORD,
                server.password(),
                PayoutService.CHAIN,
                chain,
                PayoutService.CONTRACTS,
                contracts.toString(),
                PayoutService.KEY,
                key,
                PayoutService.SEED,
                Long.toString(seed),
                PayoutService.HOLDERS,
                Integer.toString(book.holders()));
    }

    void start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PayoutService.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it runs. */
    boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL; returns when it is gone. @return false if it did not run */
    boolean kill() {
        var running = process;
        if (running == null || !running.isAlive()) {
            return false;
        }
        running.destroyForcibly();
        try {
            var _ = running.waitFor(GONE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        var _ = kill();
    }
}
