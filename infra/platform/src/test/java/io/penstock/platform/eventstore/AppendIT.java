package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.platform.state.Snapshots;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A command's append: one statement, at the commit, under the guards of the work it is sent for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendIT {

    record Happened(long number) {}

    private final List<AppendGuard> guards = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final AppendTransactions transactions = new AppendTransactions();
    private TestDatabase database;
    private HorizonEventStorageEngine engine;

    @BeforeAll
    void open() {
        database = TestDatabase.migrated(PlatformServices.start("issuance"));
        engine = new HorizonEventStorageEngine(
                database.jdbc(),
                new EventLog(database.jdbc()),
                new EventTypeSerializer(
                        Jackson3Serializer.builder(), EventTypes.of(new EventType("happened", "1", Happened.class))),
                Snapshots.NONE,
                () -> guards,
                () -> told.add("stored"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void unguarded() {
        guards.clear();
        told.clear();
    }

    @Test
    void nothingIsStoredBeforeTheCommitAndAllOfItThen() {
        var transaction = transactions.startTransaction();
        append("A-commit", 0, 1);
        append("A-commit", 1, 2);
        assertThat(stored("A-commit")).isEmpty();
        assertThat(told).isEmpty();
        transaction.commit();
        assertThat(stored("A-commit")).containsExactly(0L, 1L, 2L);
        assertThat(told).isNotEmpty();
        assertThat(AppendTransactions.isActive()).isFalse();
    }

    @Test
    void aCommandThatIsRolledBackStoresNothing() {
        var transaction = transactions.startTransaction();
        append("A-rollback", 0, 1);
        transaction.rollback();
        assertThat(stored("A-rollback")).isEmpty();
        assertThat(told).isEmpty();
        assertThat(AppendTransactions.isActive()).isFalse();
    }

    @Test
    void aConflictAtTheCommitStoresNoneOfSeveralEvents() {
        command("A-conflict", 0, 1);
        assertThatThrownBy(() -> {
                    var transaction = transactions.startTransaction();
                    append("A-other", 0, 3);
                    append("A-conflict", 0, 1);
                    transaction.commit();
                })
                .isInstanceOf(ConcurrencyException.class);
        assertThat(stored("A-other")).isEmpty();
    }

    @Test
    void aCommandInsideACommandIsRefused() {
        var transaction = transactions.startTransaction();
        assertThatThrownBy(transactions::startTransaction).hasMessageContaining("inside a command");
        transaction.rollback();
    }

    @Test
    void eventsAreStoredOnlyWhileEveryGuardHasItsRow() {
        database.jdbc().update("insert into worker_lease (name, epoch) values ('append-it', 7)");
        for (int events : new int[] {1, 5}) {
            guards.clear();
            guards.add(epoch(7));
            command("A-guarded-" + events, 0, events);
            guards.add(epoch(6));
            assertThatThrownBy(() -> command("A-guarded-" + events, events, events))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("epoch 6 is over");
            assertThat(stored("A-guarded-" + events)).hasSize(events);
        }
    }

    /** What the guard proves stays true until the events are there: the row is locked by the statement itself. */
    @Test
    void anAppendWaitsForWhoeverIsTakingTheWorkOver() throws Exception {
        database.jdbc().update("insert into worker_lease (name, epoch) values ('append-wait', 1)");
        guards.add(guard("append-wait", 1));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var append = database.transaction().execute(_ -> {
                database.jdbc().update("update worker_lease set epoch = 2 where name = 'append-wait'");
                var started = thread.submit(() -> command("A-wait", 0, 1));
                assertThatThrownBy(() -> started.get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return started;
            });
            assertThatThrownBy(append::get).hasRootCauseMessage("epoch 1 is over");
        }
        assertThat(stored("A-wait")).isEmpty();
    }

    private static AppendGuard epoch(long epoch) {
        return guard("append-it", epoch);
    }

    private static AppendGuard guard(String name, long epoch) {
        return new AppendGuard(
                "select 1 from worker_lease where name = ? and epoch = ? for key share",
                List.of(name, epoch),
                () -> new IllegalStateException("epoch " + epoch + " is over"));
    }

    private void command(String stream, long first, int events) {
        var transaction = transactions.startTransaction();
        append(stream, first, events);
        transaction.commit();
    }

    private void append(String stream, long first, int events) {
        engine.appendEvents(IntStream.range(0, events)
                .mapToObj(i -> new GenericDomainEventMessage<>("s", stream, first + i, new Happened(first + i)))
                .toList());
    }

    private List<Long> stored(String stream) {
        return database.jdbc()
                .queryForList(
                        "select sequence from event_log where stream_id = ? order by sequence", Long.class, stream);
    }
}
