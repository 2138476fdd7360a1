package io.penstock.platform.projection;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the tables of a projection a second time, in schema {@code rebuild_…}, with the live handlers and from the log,
 * while the old tables go on serving and growing. How far it has come is stored with each batch, so a killed rebuild goes
 * on where it was, and two at a time do no harm. It never runs ahead of the live processor: in the end both stand at the
 * same event, and the rows can be compared, or exchanged without touching the processor's position.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 1_000;
    private static final Duration BATCH_TIME = Duration.ofMillis(500);
    private static final int ATTEMPTS = 20;

    /** Rows of both at one event. */
    record Compared(HorizonToken position, Rows live, Rows rebuilt) {

        boolean equal() {
            return live.equals(rebuilt);
        }
    }

    private final Projection projection;
    private final Projection.Invoker invoker;
    private final EventLog log;
    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;
    private final LivePosition live;
    private final OperationProgress progress;
    private final String schema;
    private long done;
    private long total;

    Rebuild(
            Projection projection,
            EventLog log,
            EventDecoder decoder,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            LivePosition live,
            OperationProgress progress) {
        this.projection = projection;
        this.invoker = projection.invoker(decoder);
        this.log = log;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.live = live;
        this.progress = progress;
        this.schema = "rebuild_" + projection.name().replace('-', '_');
    }

    /** Goes on with a rebuild that was interrupted, or begins one. */
    void prepare() {
        var found = jdbc.queryForList(
                "select 1 from projection_rebuild where projection = ? and code = ?",
                Integer.class,
                projection.name(),
                projection.code());
        if (found.isEmpty() || rebuilt().compareTo(live.of(projection.name())) > 0) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> call("projection_prepare(?, ?)", projection.name(), projection.code()));
        }
        done = eventsUpTo(rebuilt());
    }

    /** Handles everything that the live processor has handled, as of now. */
    void catchUp() {
        var goal = live.of(projection.name());
        total = eventsUpTo(goal);
        while (step(goal)) {
            progress.report(Math.min(done, total), total, "events");
        }
    }

    /** Compares all rows at one event; readers and the live processor notice nothing, or at worst a short wait. */
    Compared compare() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            catchUp();
            var compared = compareIfLevel();
            if (compared.isPresent()) {
                return compared.get();
            }
        }
        // The log grows without a pause: hold the live processor, not its readers, for as long as it takes.
        return inTurn(() -> {
            jdbc.execute("lock table " + publicTables() + " in share row exclusive mode");
            var position = level();
            return new Compared(position, rows("public"), rows(schema));
        });
    }

    /** Old tables out, new tables in, in one transaction. */
    void swap() {
        catchUp();
        inTurn(() -> {
            // Tables first, then the position: the order in which the live processor takes them.
            jdbc.execute("lock table " + publicTables() + " in access exclusive mode");
            level();
            call("projection_swap(?)", projection.name());
            return true;
        });
    }

    void drop() {
        inTurn(() -> {
            call("projection_drop(?)", projection.name());
            return true;
        });
    }

    /** One batch; false when the goal is reached. */
    private boolean step(HorizonToken goal) {
        var from = rebuilt();
        var events = log.after(from, BATCH).stream()
                .takeWhile(event -> event.position().compareTo(goal) <= 0)
                .toList();
        if (events.isEmpty()) {
            return false;
        }
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            if (held().equals(from)) { // or another rebuild has taken this step
                handle(events, BATCH_TIME);
            }
        });
        return true;
    }

    /** Inside a transaction that holds the live processor: handles what is left, and says where both now stand. */
    private HorizonToken level() {
        var goal = live.held(projection.name());
        for (var from = notAhead(held(), goal); from.compareTo(goal) < 0; from = held()) {
            var events = log.after(from, BATCH).stream()
                    .takeWhile(event -> event.position().compareTo(goal) <= 0)
                    .toList();
            if (events.isEmpty()) {
                break;
            }
            handle(events, Duration.ofDays(1));
        }
        return goal;
    }

    private void handle(List<LoggedEvent> events, Duration atMost) {
        // The handlers name no schema: their tables are found in the first of these.
        jdbc.execute("set local search_path = \"" + schema + "\", public");
        long end = System.nanoTime() + atMost.toNanos();
        var last = events.getFirst().position();
        for (LoggedEvent event : events) {
            invoker.handle(event);
            last = event.position();
            done++;
            if (System.nanoTime() > end) {
                break;
            }
        }
        jdbc.execute("set local search_path = public");
        jdbc.update(
                "update projection_rebuild set position = ? where projection = ?", last.toString(), projection.name());
    }

    private Optional<Compared> compareIfLevel() {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return Objects.requireNonNull(snapshot.execute(_ -> {
            jdbc.execute("set local transaction_timeout = 0"); // it has no id and delays nobody
            var position = live.of(projection.name());
            return eventsBetween(notAhead(rebuilt(), position), position)
                    ? Optional.<Compared>empty()
                    : Optional.of(new Compared(position, rows("public"), rows(schema)));
        }));
    }

    /** The live processor goes back only when somebody resets it. */
    private HorizonToken notAhead(HorizonToken rebuilt, HorizonToken position) {
        if (rebuilt.compareTo(position) > 0) {
            throw new OperationFailedException(
                    "PROJECTION_RESET",
                    "projection " + projection.name() + " was reset while it was being rebuilt: start again",
                    List.of());
        }
        return rebuilt;
    }

    private <T> T inTurn(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
                    jdbc.execute("set local lock_timeout = '2s'");
                    return work.get();
                }));
            } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.info("rebuild of {} waits for its turn: {}", projection.name(), e.getMessage());
            }
        }
    }

    private Rows rows(String from) {
        return Rows.of(jdbc, from, projection.tables());
    }

    private HorizonToken rebuilt() {
        return position("");
    }

    private HorizonToken held() {
        return position(" for update");
    }

    private HorizonToken position(String lock) {
        return HorizonToken.parse(Objects.requireNonNull(jdbc.queryForObject(
                "select position from projection_rebuild where projection = ?" + lock,
                String.class,
                projection.name())));
    }

    private boolean eventsBetween(HorizonToken after, HorizonToken upTo) {
        return log.after(after, 1).stream().anyMatch(event -> event.position().compareTo(upTo) <= 0);
    }

    private long eventsUpTo(HorizonToken position) {
        Long count = jdbc.queryForObject(
                "select count(*) from event_log where (xid, global_index) <= (?::text::xid8, ?)",
                Long.class,
                Long.toString(position.xid()),
                position.index());
        return count == null ? 0 : count;
    }

    private String publicTables() {
        return String.join(
                ", ",
                projection.tables().stream()
                        .map(table -> "public.\"" + table + "\"")
                        .toList());
    }

    private void call(String function, Object... arguments) {
        jdbc.query("select " + function, (row, _) -> "", arguments);
    }
}
