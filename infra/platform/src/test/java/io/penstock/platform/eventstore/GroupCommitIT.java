package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Appends of several commands at once. The first is held up at the database by a lock, so that the others gather. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupCommitIT {

    private static final List<AppendGuard> NONE = List.of();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestDatabase database;

    @BeforeAll
    void open() {
        database = TestDatabase.migrated(PlatformServices.start("issuance"));
        database.jdbc().update("insert into worker_lease (name, epoch) values ('group', 1)");
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @BeforeEach
    void lockedByNobody() {
        await().until(() -> waiting() == 0);
    }

    @Test
    void whatGathersIsOneTransaction() throws Exception {
        var group = new GroupCommit(new Appender(database.jdbc()), LONG);
        var appends = whileHeldUp(group, "G-first", () -> {
            var gathered = new ArrayList<Future<?>>();
            for (int i = 0; i < 40; i++) {
                gathered.add(append(group, "G-one-" + i, i % 7 == 0 ? lease(1) : NONE));
            }
            await().until(() -> group.gathered() == 40);
            return gathered;
        });
        for (var append : appends) {
            append.get();
        }
        assertThat(database.jdbc()
                        .queryForList(
                                "select count(*) from event_log where stream_id like 'G-one-%' group by xid order by 1",
                                Long.class))
                .containsExactly(8L, 32L); // at most 32 a statement
    }

    @Test
    void whatMayNotBeStoredIsRefusedAlone() throws Exception {
        var group = new GroupCommit(new Appender(database.jdbc()), LONG);
        append(group, "G-taken", NONE).get();
        var appends = whileHeldUp(group, "G-second", () -> {
            var gathered = List.of(
                    append(group, "G-good", NONE),
                    append(group, "G-taken", NONE),
                    append(group, "G-over", lease(2)),
                    append(group, "G-better", lease(1)));
            await().until(() -> group.gathered() == 4);
            return gathered;
        });
        appends.get(0).get();
        assertThatThrownBy(appends.get(1)::get).hasCauseInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(appends.get(2)::get).hasRootCauseMessage("epoch 2 is over");
        appends.get(3).get();
        assertThat(stored("G-good", "G-taken", "G-over", "G-better")).containsExactly("G-better", "G-good", "G-taken");
    }

    @Test
    void aStatementThatIsHeldUpHoldsUpNobodyForLong() throws Exception {
        var group = new GroupCommit(new Appender(database.jdbc()), Duration.ofMillis(1));
        whileHeldUp(group, "G-third", () -> {
            for (int i = 0; i < 10; i++) {
                append(group, "G-free-" + i, NONE).get();
            }
            return List.of();
        });
    }

    private interface Meanwhile {

        List<Future<?>> run() throws Exception;
    }

    /** Runs something while an append waits for a row, and gives that append too, as the last. */
    private List<Future<?>> whileHeldUp(GroupCommit group, String stream, Meanwhile meanwhile) {
        var all = new ArrayList<Future<?>>();
        database.transaction().executeWithoutResult(_ -> {
            database.jdbc().queryForList("select 1 from worker_lease where name = 'group' for update");
            var held = append(group, stream, lease(1));
            await().until(() -> waiting() == 1);
            try {
                all.addAll(meanwhile.run());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            all.add(held);
        });
        return all;
    }

    private Future<?> append(GroupCommit group, String stream, List<AppendGuard> guards) {
        var row = new JournalRecord(
                UUID.randomUUID().toString(),
                "s",
                stream,
                0,
                "happened",
                "1",
                "2026-01-31T00:00:00.000000Z",
                "{}",
                "{}");
        return threads.submit(() -> group.append(List.of(row), guards));
    }

    private static List<AppendGuard> lease(long epoch) {
        return List.of(new AppendGuard(
                "select 1 from worker_lease where name = ? and epoch = ? for key share",
                List.of("group", epoch),
                () -> new IllegalStateException("epoch " + epoch + " is over")));
    }

    /** Sessions that wait for a lock. */
    private long waiting() {
        return database.jdbc()
                .queryForList(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()",
                        Long.class)
                .getFirst();
    }

    private List<String> stored(String... streams) {
        return database.jdbc()
                .queryForList(
                        "select stream_id from event_log where stream_id = any (?) order by stream_id",
                        String.class,
                        (Object) streams);
    }
}
