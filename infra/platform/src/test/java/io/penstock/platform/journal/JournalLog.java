package io.penstock.platform.journal;

import static org.awaitility.Awaitility.await;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogPulse;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts events into a log without a service, for tests of the journal behind it. */
public final class JournalLog {

    private final TestDatabase database;
    private final JdbcTemplate jdbc;
    private final Journal journal;
    private int written;

    public JournalLog(TestDatabase database, Journal journal) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.journal = journal;
    }

    /** Writes events and has them journaled. */
    public void append(int events) {
        write(events);
        var leases = database.leases(journal.service());
        var processor = processor(leases);
        processor.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> journal.head().position() == written);
        processor.stop();
        leases.stop();
    }

    /** One transaction, five streams. */
    void write(int events) {
        jdbc.update("""
                insert into event_log (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata,
                    recorded_at)
                select gen_random_uuid(), 'tally', 'T-' || n % 5, n / 5, 'tally.added', '1',
                    '{"amount":{"currency":"USD","minorUnits":"' || n || '"}}', '{"commandId":"c-' || n || '"}', now()
                from generate_series(?, ?) n order by n
                """, written, written + events - 1);
        written += events;
    }

    JournalProcessor processor(Leases leases) {
        var log = new EventLog(jdbc);
        return new JournalProcessor(log, new LogPulse(log, Duration.ofMillis(20)), journal, jdbc, leases);
    }
}
