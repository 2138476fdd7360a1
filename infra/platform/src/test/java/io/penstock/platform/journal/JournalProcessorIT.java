package io.penstock.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.HashChain;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain is one and dense, however many instances write it. */
class JournalProcessorIT {

    private static final int EVENTS = 20_000;

    private TestDatabase database;
    private Journal journal;
    private JournalLog log;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated(PlatformServices.start("issuance"));
        journal = new Journal(database.jdbc(), "issuance");
        log = new JournalLog(database, journal);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The first dies in the middle of the work, as a process does: without giving its lease back. */
    @Test
    void twoInstancesWriteOneChain() {
        var leases = database.leases("issuance");
        var first = log.processor(leases);
        var second = log.processor(database.leases("issuance"));
        first.start();
        second.start();
        for (int i = 0; i < 10; i++) {
            log.write(EVENTS / 10);
        }
        await().until(() -> journal.head().position() > 0);
        leases.stop();
        await().atMost(Duration.ofSeconds(60)).until(() -> journal.head().position() == EVENTS);
        assertThat(first.failure()).isNull();
        assertThat(second.failure()).isNull();
        first.stop();
        second.stop();
        var chain = HashChain.start("issuance");
        while (chain.position() < EVENTS) {
            for (var entry : journal.after(chain.position(), 1_000)) {
                chain = chain.append(entry.record());
                assertThat(entry.position()).isEqualTo(chain.position());
                assertThat(entry.hash()).isEqualTo(chain.headHex());
            }
        }
    }

    @Test
    void aStreamOutOfOrderStopsTheJournalWithAnAlarm() {
        log.append(10);
        database.jdbc().update("""
                insert into event_log (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata,
                    recorded_at)
                values (gen_random_uuid(), 'tally', 'T-0', 3, 'tally.added', '1', '{}', '{}', now())
                """); // its sequence 2 is not there
        var processor = log.processor(database.leases("issuance"));
        processor.start();
        await().until(() -> processor.failure() != null);
        processor.stop();
        assertThat(processor.failure()).contains("stream T-0 is out of order in the log: sequence 3");
        assertThat(journal.head().position()).isEqualTo(10);
    }
}
