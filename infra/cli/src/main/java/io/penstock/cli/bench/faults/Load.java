package io.penstock.cli.bench.faults;

import io.penstock.cli.bench.faults.SentCommand.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * Clients that send small commands to the issuance service, one after the other, each with a key of its own that all its
 * attempts bear. A client repeats a command until it is answered, or until its patience ends: then nobody knows.
 */
final class Load implements AutoCloseable {

    private static final String SERVICE = "issuance";
    private static final Duration PATIENCE_OF_A_CALL = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI base;
    private final String token;
    private final ServiceErrors errors;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> clients = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    final LongAdder sent = new LongAdder();
    final LongAdder attempts = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder replayed = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder refused = new LongAdder();

    /** How often each answer came that was not yes: status and code, or the class of the failure. */
    final Map<String, LongAdder> troubles = new ConcurrentSkipListMap<>();

    /** @param errors is asked to look whenever a 500 comes */
    Load(URI base, String token, ServiceErrors errors) {
        this.base = base;
        this.token = token;
        this.errors = errors;
    }

    /**
     * Starts a client.
     *
     * @param file that it remembers in
     * @param commands the n-th command, from 0
     * @param pause between two commands
     */
    void client(String name, Path file, IntFunction<LoadCommand> commands, Duration pause) {
        files.add(file);
        clients.add(Thread.ofPlatform().daemon().name("client-" + name).start(() -> work(name, file, commands, pause)));
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    /** Lets each client settle its last command, then ends them. */
    @Override
    public void close() {
        stop.countDown();
        for (Thread client : clients) {
            try {
                client.join(PATIENCE.plus(PATIENCE_OF_A_CALL));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        http.close();
    }

    private void work(String name, Path file, IntFunction<LoadCommand> commands, Duration pause) {
        try (var memory = new ClientFile(file)) {
            for (int n = 0; !stop.await(pause.toMillis(), TimeUnit.MILLISECONDS); n++) {
                send(name + "-" + n, commands.apply(n), memory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            trouble("client " + name + ": " + e);
        }
    }

    private void send(String key, LoadCommand command, ClientFile memory) throws InterruptedException {
        memory.sending(SERVICE, key, command.mark());
        sent.increment();
        long end = System.nanoTime() + PATIENCE.toNanos();
        long wait = 50;
        while (System.nanoTime() < end) {
            attempts.increment();
            var outcome = attempt(key, command, memory);
            if (outcome) {
                return;
            }
            // Not by the latch: the last command is settled even when the load is to end.
            TimeUnit.MILLISECONDS.sleep(wait);
            wait = Math.min(1_000, wait * 2);
        }
        memory.settled(key, Outcome.UNKNOWN, "patience ended");
        unknown.increment();
    }

    /** Whether the command is settled. */
    private boolean attempt(String key, LoadCommand command, ClientFile memory) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(command.path()))
                .timeout(PATIENCE_OF_A_CALL)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .method(command.method(), BodyPublishers.ofString(command.body()))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status < 300) {
                if (answer.headers().firstValue("Idempotent-Replayed").isPresent()) {
                    replayed.increment();
                }
                memory.settled(key, Outcome.ACKNOWLEDGED, Integer.toString(status));
                acknowledged.increment();
                return true;
            }
            trouble(status + " " + code(answer.body()));
            if (status == 500) {
                errors.look();
            }
            // 401: the clock of the service was set, and the token is of another time for it.
            boolean later = status >= 500 || status == 409 || status == 429 || status == 401;
            if (!later) {
                memory.settled(key, Outcome.REFUSED, status + " " + answer.body());
                refused.increment();
            }
            return !later;
        } catch (IOException e) {
            trouble(e.getClass().getSimpleName());
            return false;
        }
    }

    private void trouble(String what) {
        troubles.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private static String code(String problem) {
        int at = problem.indexOf("\"code\":\"");
        return at < 0 ? "" : problem.substring(at + 8, problem.indexOf('"', at + 8));
    }
}
