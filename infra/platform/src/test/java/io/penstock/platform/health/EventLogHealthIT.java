package io.penstock.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.health.LogThresholds.Level;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** That an operator sees who holds the log's readers back, whoever it is, and how far they are behind. */
class EventLogHealthIT {

    private static final LogThresholds SOON = new LogThresholds(
            Duration.ofMillis(1), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final PlatformServices services = PlatformServices.start("issuance");
    private TestDatabase database;
    private LogWatch watch;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated(services);
        watch = new LogWatch(database.jdbc(), new EventLog(database.jdbc()), Map::of);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theHolderOfTheHorizonIsNamed() throws SQLException {
        try (var other = DriverManager.getConnection(
                services.jdbcUrl() + "?ApplicationName=forgotten-session", services.ownerRole(), "test")) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("select pg_current_xact_id()");
            }
            var alarmed =
                    await().until(() -> health(SOON), each -> each.getStatus().equals(EventLogHealth.ALARM));
            assertThat(alarmed.getDetails())
                    .containsEntry("heldBy", "forgotten-session")
                    .containsEntry("horizon", Level.ALARM);
            other.rollback();
        }
        await().until(() -> health(SOON), each -> each.getStatus().equals(Status.UP));
    }

    @Test
    void thresholdsTellWarningFromAlarm() {
        var usual = new LogThresholds(
                Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(60));
        assertThat(usual.of(1.9)).isEqualTo(Level.OK);
        assertThat(usual.of(2)).isEqualTo(Level.WARN);
        assertThat(usual.of(10)).isEqualTo(Level.ALARM);
        assertThat(usual.ofJournal(59.9)).isEqualTo(Level.WARN);
        assertThat(usual.ofJournal(60)).isEqualTo(Level.ALARM);
    }

    @Test
    void theJournalsLagIsCountedInEventsAndSeconds() {
        database.jdbc().update("""
                insert into event_log (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata,
                    recorded_at)
                select gen_random_uuid(), 's', 'S', n, 'n', '1', '{}', '{}', now() - interval '1 minute'
                from generate_series(0, 2) as n
                """);
        var journal = await().until(() -> watch.sample().journal(), lag -> lag.events() == 3);
        assertThat(journal.seconds()).isGreaterThanOrEqualTo(60);
    }

    private Health health(LogThresholds thresholds) {
        return new EventLogHealth(watch, thresholds).health();
    }
}
