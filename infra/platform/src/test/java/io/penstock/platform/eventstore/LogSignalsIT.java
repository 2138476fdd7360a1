package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.instance.Instance;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** That events of one process wake the readers of another, which would by itself look once an hour. */
class LogSignalsIT {

    record Happened(String stream) {}

    private static final Duration HOUR = Duration.ofHours(1);

    private final PlatformServices services = PlatformServices.start("issuance");
    private final Instance writer = new Instance("writer");
    private final Instance reader = new Instance("reader");
    private TestDatabase database;
    private TestDatabase other;
    private LogPulse pulse;
    private LogNotifier notifier;
    private LogListener listener;
    private HorizonEventStorageEngine engine;
    private final AtomicInteger woken = new AtomicInteger();

    @BeforeEach
    void open() {
        database = TestDatabase.migrated(services);
        other = new TestDatabase(services.jdbcUrl(), services.appRole());
        notifier = new LogNotifier(sessions(), writer);
        notifier.start();
        engine = new HorizonEventStorageEngine(
                database.jdbc(),
                new EventLog(database.jdbc()),
                new EventTypeSerializer(
                        Jackson3Serializer.builder(), EventTypes.of(new EventType("happened", "1", Happened.class))),
                notifier::raise);
        pulse = new LogPulse(new EventLog(other.jdbc()), HOUR);
        pulse.register(woken::incrementAndGet);
        listener = new LogListener(sessions(), reader, pulse::poke);
        listener.start();
        pulse.start();
    }

    @AfterEach
    void close() {
        listener.stop();
        notifier.stop();
        pulse.stop();
        other.close();
        database.close();
    }

    @Test
    void aCommitOfOneProcessWakesTheOther() {
        append("S-1");
        await().until(() -> woken.get() == 1);
        append("S-2");
        await().until(() -> woken.get() == 2);
        assertThat(pulse.head()).isEqualTo(new EventLog(database.jdbc()).head());
    }

    /** What is committed may stand behind an older transaction for a while. */
    @Test
    void anEventBehindAnOpenTransactionIsFoundWhenThatEnds() {
        database.transaction().executeWithoutResult(_ -> {
            append("S-3");
            other.transaction().executeWithoutResult(_ -> appendTo(other, "S-4"));
        });
        await().until(() -> pulse.head().equals(new EventLog(database.jdbc()).head())
                && pulse.head().compareTo(HorizonToken.START) > 0);
    }

    @Test
    void aLostSessionIsReplacedAndNothingStaysUnseen() {
        cut(reader);
        await().until(() -> !alive(reader) || sessionOf(reader).equals(1));
        append("S-5");
        await().until(() -> woken.get() >= 1);
        await().until(() -> alive(reader));
        cut(writer);
        await().ignoreExceptions().until(() -> {
            append("S-6-" + System.nanoTime()); // the first after the cut may be told to nobody
            var end = new EventLog(database.jdbc()).head();
            await().atMost(Duration.ofMillis(500)).until(() -> pulse.head().equals(end));
            return true;
        });
    }

    /** A rolled-back append tells nobody, and no session of ours keeps the horizon back. */
    @Test
    void nothingIsToldBeforeTheCommit() {
        database.transaction().executeWithoutResult(status -> {
            append("S-7");
            status.setRollbackOnly();
        });
        append("S-8");
        await().until(() -> woken.get() == 1);
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(*) from pg_stat_activity where application_name in ('writer', 'reader')"
                                        + " and backend_xmin is not null",
                                Long.class))
                .isZero();
    }

    @Test
    void theSignOfLifeEndsWithTheSession() {
        assertThat(alive(reader)).isTrue();
        assertThat(alive(new Instance("nobody"))).isFalse();
        listener.stop();
        await().until(() -> !alive(reader));
    }

    private boolean alive(Instance instance) {
        return Instance.isAlive(database.jdbc(), instance.id());
    }

    private Integer sessionOf(Instance instance) {
        var found = database.jdbc()
                .queryForObject(
                        "select count(*) from pg_stat_activity where application_name = ?",
                        Integer.class,
                        instance.id());
        return found == null ? 0 : found;
    }

    private void cut(Instance instance) {
        database.jdbc()
                .queryForList(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?",
                        Boolean.class,
                        instance.id());
    }

    private void append(String stream) {
        appendTo(database, stream);
    }

    private void appendTo(TestDatabase target, String stream) {
        var message = new GenericDomainEventMessage<>("s", stream, 0, new Happened(stream), Map.of());
        var own = target == database
                ? engine
                : new HorizonEventStorageEngine(
                        target.jdbc(),
                        new EventLog(target.jdbc()),
                        new EventTypeSerializer(
                                Jackson3Serializer.builder(),
                                EventTypes.of(new EventType("happened", "1", Happened.class))),
                        notifier::raise);
        target.transaction().executeWithoutResult(_ -> own.appendEvents(List.of(message)));
    }

    private DataSource sessions() {
        return new DriverManagerDataSource(services.jdbcUrl(), services.appRole(), "test") {
            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                var opened = super.getConnection();
                opened.setClientInfo(
                        "ApplicationName",
                        Thread.currentThread().getName().equals("log-notifier") ? writer.id() : reader.id());
                return opened;
            }
        };
    }
}
