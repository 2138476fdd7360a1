package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionStatus;

/** That no reader ever misses an event, whatever writers do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HorizonIT {

    record Happened(String stream, long number) {}

    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 80;

    private TestDatabase database;
    private EventLog log;
    private HorizonEventStorageEngine engine;
    private HorizonToken start = HorizonToken.START;

    @BeforeAll
    void open() {
        database = TestDatabase.migrated(PlatformServices.start("issuance"));
        log = new EventLog(database.jdbc());
        engine = new HorizonEventStorageEngine(
                database.jdbc(),
                log,
                new EventTypeSerializer(
                        Jackson3Serializer.builder(), EventTypes.of(new EventType("happened", "1", Happened.class))));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void from() {
        start = log.head();
    }

    /** Slow transactions, short ones, and some that roll back; a reader all along, and a second one afterwards. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noEventIsSkippedAndLiveOrderIsReplayOrder(long seed) throws Exception {
        var live = new CopyOnWriteArrayList<String>();
        var done = new AtomicBoolean();
        Set<String> committed = ConcurrentHashMap.newKeySet();
        try (var reader = Executors.newSingleThreadExecutor();
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var reading = reader.submit(() -> {
                var position = start;
                while (true) {
                    boolean last = done.get();
                    var batch = log.after(position, 50);
                    batch.forEach(event -> live.add(event.record().eventId()));
                    if (!batch.isEmpty()) {
                        position = batch.getLast().position();
                    } else if (last) {
                        return position;
                    }
                }
            });
            var writing = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> write(seed, writer, committed)))
                    .toList();
            for (var each : writing) {
                each.get();
            }
            done.set(true);
            reading.get(30, TimeUnit.SECONDS);
        }
        assertThat(live).hasSameSizeAs(committed).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(live).isEqualTo(replay(start));
    }

    @Test
    void anOpenTransactionDelaysReadersAndLosesNothing() throws Exception {
        var written = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var slow = Executors.newSingleThreadExecutor()) {
            var first = slow.submit(() -> database.transaction().executeWithoutResult(_ -> {
                append("S-slow", 0);
                written.countDown();
                awaitQuietly(release);
            }));
            try {
                written.await();
                inTransaction("S-fast", 0);
                assertThat(streams(start)).doesNotContain("S-fast", "S-slow");
            } finally {
                release.countDown();
            }
            first.get();
            await().untilAsserted(() -> assertThat(streams(start)).containsExactly("S-slow", "S-fast"));
        }
    }

    @Test
    void twoWritersOfOneSequenceConflict() {
        inTransaction("S-conflict", 0);
        assertThatThrownBy(() -> inTransaction("S-conflict", 0)).isInstanceOf(ConcurrencyException.class);
    }

    /** A transaction that wrote something before it loaded would put its event before the one that it follows. */
    @Test
    void anEventCannotStandBeforeItsPredecessor() throws Exception {
        try (var other = Executors.newSingleThreadExecutor()) {
            assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
                        database.jdbc().queryForObject("select pg_current_xact_id()::text", String.class);
                        join(other.submit(() -> inTransaction("S-order", 0)));
                        append("S-order", 1);
                    }))
                    .isInstanceOf(ConcurrencyException.class);
        }
        inTransaction("S-order", 1); // the retry, in a new transaction
        assertThat(streams(start)).containsExactly("S-order", "S-order");
    }

    @Test
    void manyEventsOfOneAppendKeepTheirOrder() {
        database.transaction()
                .executeWithoutResult(_ -> engine.appendEvents(IntStream.range(0, 2_000)
                        .mapToObj(i -> new GenericDomainEventMessage<>("s", "S-many", i, new Happened("S-many", i)))
                        .toList()));
        await().until(() -> log.after(start, 3_000).size() == 2_000);
        assertThat(log.after(start, 3_000))
                .extracting(event -> event.record().sequence())
                .isSorted();
    }

    @Test
    void aMomentLeadsToAPosition() {
        inTransaction("S-moment", 0);
        var event = log.after(start, 10).getLast();
        assertThat(log.before(event.recordedAt()).compareTo(event.position())).isNegative();
        assertThat(log.before(event.recordedAt().plusSeconds(1))).isEqualTo(log.head());
        assertThat(log.lastSequence("S-moment")).contains(0L);
        assertThat(log.lastSequence("S-none")).isEmpty();
    }

    private void write(long seed, int writer, Set<String> committed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000 + writer);
        for (int t = 0; t < TRANSACTIONS; t++) {
            var ids = new ArrayList<String>();
            boolean keep = random.nextInt(100) >= 8;
            var stream = "S-" + seed + "-" + writer + "-" + t;
            database.transaction().executeWithoutResult(status -> fill(random, stream, ids, status, keep));
            if (keep) {
                committed.addAll(ids);
            }
        }
    }

    private void fill(RandomGenerator random, String stream, List<String> ids, TransactionStatus status, boolean keep) {
        int events = random.nextInt(1, 6);
        for (int i = 0; i < events; i++) {
            ids.add(append(stream, i));
            if (random.nextInt(100) < 3) {
                database.jdbc().execute("select pg_sleep(0.1)"); // a slow import, as the server sees it
            }
        }
        if (!keep) {
            status.setRollbackOnly();
        }
    }

    private String append(String stream, long sequence) {
        var message = new GenericDomainEventMessage<>(
                "s", stream, sequence, new Happened(stream, sequence), Map.of("actor", "test"));
        engine.appendEvents(List.of(message));
        return message.getIdentifier();
    }

    private void inTransaction(String stream, long sequence) {
        database.transaction().executeWithoutResult(_ -> append(stream, sequence));
    }

    private List<String> streams(HorizonToken from) {
        return log.after(from, 1_000).stream()
                .map(event -> event.record().streamId())
                .toList();
    }

    private List<String> replay(HorizonToken from) {
        var all = new ArrayList<String>();
        var position = from;
        for (var batch = log.after(position, 97); !batch.isEmpty(); batch = log.after(position, 97)) {
            batch.forEach(event -> all.add(event.record().eventId()));
            position = batch.getLast().position();
        }
        return all;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
