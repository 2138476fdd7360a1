package io.penstock.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.Topics;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonEventStorageEngine;
import io.penstock.platform.publish.CommittedReader.Seen;
import io.penstock.platform.publish.PublisherInstance.Counted;
import io.penstock.platform.test.BrokerProcess;
import io.penstock.platform.test.JavaProcess;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two publishers of one service, events without end, and everything around them killed, paused or restarted at moments
 * that a seed draws: a reader of committed messages sees each once, in the order of its key. The long form is
 * {@code ./penstock bench faults}.
 */
class PublisherFaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SERVICE = "faulty";
    private static final List<String> TOPICS = List.of(Topics.SERVICING_LOAN, Topics.PUBLISHER_POSITIONS);
    private static final int KEYS = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final PlatformServices services = PlatformServices.start("issuance");
    private final TestDatabase database = TestDatabase.migrated(services);
    private final EventLog log = new EventLog(database.jdbc());
    private final Map<String, Integer> appended = new ConcurrentHashMap<>();
    private final List<Process> publishers = new ArrayList<>();
    private volatile boolean appending = true;
    private int port;
    private int controllerPort;
    private Process broker;
    private Path home;
    private CommittedReader reader;

    @BeforeEach
    void startBroker(@TempDir Path folder) throws Exception {
        home = folder;
        port = freePort();
        controllerPort = freePort();
        broker = BrokerProcess.start(home, port, controllerPort);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                if (!admin.listTopics().names().get(30, TimeUnit.SECONDS).containsAll(TOPICS)) {
                    var topics = TOPICS.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList();
                    admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
                }
                return true;
            });
        }
        reader = new CommittedReader(kafka());
    }

    @AfterEach
    void stop() {
        appending = false;
        publishers.forEach(Process::destroyForcibly);
        broker.destroyForcibly();
        database.close();
    }

    @Test
    void eachMessageIsThereOnceAndInOrderWhateverDies() throws Exception {
        long seed = Long.getLong("penstock.seed", System.nanoTime() % 100_000);
        var random = new Random(seed);
        publishers.add(publisher());
        publishers.add(publisher());
        var appender = Thread.ofPlatform().start(() -> append(new Random(seed)));

        var faults = new ArrayList<Fault>(List.of(
                () -> kill(owner()),
                () -> kill(random.nextInt(2)),
                () -> pauseTheOwner(seed),
                this::killTheBroker,
                this::crash));
        Collections.shuffle(faults, random);
        for (Fault each : faults) {
            int some = reader.seen().size() + 1 + random.nextInt(200);
            awaitSeen(seed, some);
            each.happen();
        }
        awaitSeen(seed, reader.seen().size() + 200);
        appending = false;
        appender.join();

        int total = 2 * appended.values().stream().mapToInt(Integer::intValue).sum();
        awaitSeen(seed, total);
        reader.stop();
        var messages = reader.seen();
        assertThat(messages).as("seed %d", seed).hasSize(total);
        assertThat(messages.stream().map(Seen::id)).as("seed %d", seed).doesNotHaveDuplicates();
        messages.stream()
                .collect(Collectors.groupingBy(Seen::key))
                .forEach((key, ofKey) -> assertThat(ofKey.stream().map(Seen::figure))
                        .as("seed %d, key %s", seed, key)
                        .containsExactlyElementsOf(IntStream.range(0, 2 * Objects.requireNonNull(appended.get(key)))
                                .boxed()
                                .toList()));
    }

    /** A publisher whose process has ended by itself is found at once, not after three minutes of silence. */
    private void awaitSeen(long seed, int messages) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(publishers)
                    .as("seed %d: see target/PublisherInstance.log", seed)
                    .allMatch(Process::isAlive);
            return reader.seen().size() >= messages;
        });
    }

    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    private void kill(int index) throws IOException {
        publishers.get(index).destroyForcibly();
        publishers.set(index, publisher());
    }

    /** Stopped as a whole, maybe inside a transaction of Kafka; woken up when the other has published. */
    private void pauseTheOwner(long seed) throws Exception {
        var paused = publishers.get(owner());
        signal(paused, "STOP");
        awaitSeen(seed, reader.seen().size() + 50);
        signal(paused, "CONT");
    }

    private void killTheBroker() throws Exception {
        broker.destroyForcibly().waitFor();
        broker = BrokerProcess.start(home, port, controllerPort);
    }

    /** One backend is killed, so the server ends all sessions and recovers from its log. */
    private void crash() throws Exception {
        var pid = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> database.jdbc().queryForObject("select pg_backend_pid()", Long.class), _ -> true);
        new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
    }

    /** Index of the process that has the lease. The database may just be coming back. */
    private int owner() {
        return await().atMost(PATIENCE).ignoreExceptions().until(this::lookForOwner, found -> found >= 0);
    }

    private int lookForOwner() {
        var owner = database.jdbc().queryForObject("select coalesce(owner, '') from worker_lease", String.class);
        return IntStream.range(0, publishers.size())
                .filter(i ->
                        String.valueOf(owner).contains("-" + publishers.get(i).pid() + "-"))
                .findFirst()
                .orElse(-1);
    }

    private void append(Random random) {
        var engine = new HorizonEventStorageEngine(database.jdbc(), log, PublisherInstance.serializer());
        while (appending) {
            var key = SERVICE + random.nextInt(KEYS);
            appended.putIfAbsent(key, 0);
            try {
                // What a broken connection has left open is answered by the log itself.
                int next =
                        log.lastSequence(key).map(last -> last.intValue() + 1).orElse(0);
                var events = IntStream.range(next, next + 1 + random.nextInt(4))
                        .mapToObj(i -> new GenericDomainEventMessage<>("counter", key, i, new Counted(i)))
                        .toList();
                database.transaction().executeWithoutResult(_ -> engine.appendEvents(events));
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (RuntimeException _) {
                // The database is away for a moment: the next round finds out what was stored.
            }
        }
        for (var key : List.copyOf(appended.keySet())) {
            appended.put(
                    key, log.lastSequence(key).map(last -> last.intValue() + 1).orElse(0));
        }
    }

    private Process publisher() throws IOException {
        return JavaProcess.start(PublisherInstance.class, services.jdbcUrl(), services.appRole(), kafka(), SERVICE);
    }

    private String kafka() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
