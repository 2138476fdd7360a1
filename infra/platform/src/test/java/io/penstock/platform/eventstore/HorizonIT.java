package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Order, conflicts and horizon of the log. That nothing is ever skipped is shown by {@code GapIT}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HorizonIT {

    record Happened(String stream, long number) {}

    private TestDatabase database;
    private EventLog log;
    private HorizonEventStorageEngine engine;
    private HorizonToken start = HorizonToken.START;

    @BeforeAll
    void open() {
        database = TestDatabase.migrated(PlatformServices.start("issuance"));
        log = new EventLog(database.jdbc());
        engine = engine();
    }

    private HorizonEventStorageEngine engine() {
        return new HorizonEventStorageEngine(
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
                        takeTransactionId();
                        join(other.submit(() -> inTransaction("S-order", 0)));
                        append("S-order", 1);
                    }))
                    .isInstanceOf(ConcurrencyException.class);
        }
        inTransaction("S-order", 1); // the retry, in a new transaction
        assertThat(streams(start)).containsExactly("S-order", "S-order");
    }

    /** The same where this process stored the predecessor itself, and so does not ask the log for its transaction. */
    @Test
    void anEventCannotStandBeforeAPredecessorThatIsRemembered() throws Exception {
        try (var other = Executors.newSingleThreadExecutor()) {
            assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
                        takeTransactionId();
                        join(other.submit(() -> append("S-known", 0)));
                        append("S-known", 1);
                    }))
                    .isInstanceOf(ConcurrencyException.class);
        }
        append("S-known", 1);
        append("S-known", 2);
        assertThat(streams(start)).containsExactly("S-known", "S-known", "S-known");
    }

    /** What was taken back is not remembered: the event of that number is another transaction's by now. */
    @Test
    void aPredecessorThatWasRolledBackIsForgotten() throws Exception {
        database.transaction().executeWithoutResult(status -> {
            append("S-back", 0);
            status.setRollbackOnly();
        });
        var instance = engine();
        try (var other = Executors.newSingleThreadExecutor()) {
            assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
                        takeTransactionId();
                        join(other.submit(() -> append(instance, "S-back", 0)));
                        append("S-back", 1);
                    }))
                    .isInstanceOf(ConcurrencyException.class);
        }
    }

    private void takeTransactionId() {
        database.jdbc().queryForObject("select pg_current_xact_id()::text", String.class);
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

    /** What an auditor hashes is what PostgreSQL holds, byte for byte, in every script and beyond the first plane. */
    @Test
    void storedBytesAreHashedBytes() {
        var text = "Zürich – 貸款 – 𝟙 – \u0001\\\"/";
        inTransaction("S-bytes-" + text, 0);
        var event = log.after(start, 10).getLast().record();
        assertThat(event.payload()).contains("貸款", "𝟙");
        var stored = database.jdbc()
                .queryForObject(
                        "select convert_to(payload, 'UTF8') from event_log where event_id = ?::uuid",
                        byte[].class,
                        event.eventId());
        assertThat(stored).isEqualTo(event.payload().getBytes(StandardCharsets.UTF_8));
        var byServer = database.jdbc().queryForObject("""
                        select encode(sha256(string_agg(int4send(octet_length(field)) || field, ''::bytea order by place)), 'hex')
                        from event_log e, unnest(array[e.event_id::text, e.stream_type, e.stream_id, e.sequence::text, e.name,
                            e.revision, ?::text, e.payload, e.metadata]) with ordinality as f(value, place),
                            convert_to(value, 'UTF8') as field
                        where e.event_id = ?::uuid
                        """, String.class, event.recordedAt(), event.eventId());
        assertThat(byServer).isEqualTo(HexFormat.of().formatHex(event.hash()));
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

    private String append(String stream, long sequence) {
        return append(engine, stream, sequence);
    }

    private static String append(HorizonEventStorageEngine to, String stream, long sequence) {
        var message = new GenericDomainEventMessage<>(
                "s", stream, sequence, new Happened(stream, sequence), Map.of("actor", "test"));
        to.appendEvents(List.of(message));
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
