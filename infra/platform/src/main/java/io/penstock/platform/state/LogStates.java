package io.penstock.platform.state;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.HorizonToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The states of all streams at a position of the live log, folded from its bytes: no snapshot, no projection and no cache
 * has a part in it. Reads with one cursor in a read-only transaction, which holds no one back, while another thread
 * decodes and folds.
 */
public final class LogStates {

    /** Rows that the cursor brings at a time, and that one thread hands to the other. */
    private static final int BATCH = 2_000;

    private static final String ROWS = """
        select e.xid::text::bigint as position_xid, e.global_index, e.stream_type, e.stream_id, e.sequence, e.name,
            e.revision, e.payload
        from event_log e
        where e.xid < pg_snapshot_xmin(pg_current_snapshot()) and (e.xid, e.global_index) <= (?::text::xid8, ?)
        order by e.xid, e.global_index
        """;

    /** Beyond every event. */
    private static final HorizonToken END = new HorizonToken(Long.MAX_VALUE, Long.MAX_VALUE);

    private record Row(
            String streamType, String streamId, long sequence, String name, String revision, String payload) {}

    /**
     * States as of a position.
     *
     * @param position of the last event that was folded; the log's start if there was none
     */
    public record At(HorizonToken position, StateReplay states) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final EventTypes events;
    private final StateTypes types;

    public LogStates(JdbcTemplate jdbc, PlatformTransactionManager transactions, EventTypes events, StateTypes types) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(BATCH);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.events = events;
        this.types = types;
    }

    /** All states at the newest position that readers may see. */
    public At now() {
        return upTo(END);
    }

    /**
     * All states after the event at the position, itself included.
     *
     * @throws IllegalStateException if the log cannot be folded: an event this build does not know, a hole in a stream
     */
    public At upTo(HorizonToken position) {
        var replay = new StateReplay(events, types);
        var queue = new ArrayBlockingQueue<List<Row>>(8);
        var folding = new CompletableFuture<@Nullable Void>();
        var thread = Thread.ofPlatform().daemon().name("state-fold").start(() -> {
            try {
                fold(queue, replay);
                folding.complete(null);
            } catch (Throwable e) {
                folding.completeExceptionally(e);
            }
        });
        HorizonToken last;
        try {
            last = Objects.requireNonNull(reading.execute(_ -> {
                jdbc.execute("set local transaction_timeout = 0"); // holds no id, so it delays nobody
                return read(position, queue, folding);
            }));
        } catch (RuntimeException e) {
            thread.interrupt();
            throw e;
        }
        try {
            folding.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        return new At(last, replay);
    }

    private HorizonToken read(HorizonToken upTo, BlockingQueue<List<Row>> queue, CompletableFuture<?> folding) {
        var cursor = new Cursor(queue, folding);
        jdbc.query(ROWS, cursor::take, Long.toString(upTo.xid()), upTo.index());
        cursor.end();
        return cursor.last;
    }

    private static void fold(BlockingQueue<List<Row>> queue, StateReplay replay) throws InterruptedException {
        for (var rows = queue.take(); !rows.isEmpty(); rows = queue.take()) {
            for (Row row : rows) {
                replay.accept(
                        row.streamType(), row.streamId(), row.sequence(), row.name(), row.revision(), row.payload());
            }
        }
    }

    private static final class Cursor {

        private final BlockingQueue<List<Row>> queue;
        private final CompletableFuture<?> folding;
        private List<Row> batch = new ArrayList<>(BATCH);
        private HorizonToken last = HorizonToken.START;

        Cursor(BlockingQueue<List<Row>> queue, CompletableFuture<?> folding) {
            this.queue = queue;
            this.folding = folding;
        }

        void take(ResultSet row) throws SQLException {
            batch.add(new Row(
                    row.getString("stream_type"),
                    row.getString("stream_id"),
                    row.getLong("sequence"),
                    row.getString("name"),
                    row.getString("revision"),
                    row.getString("payload")));
            last = new HorizonToken(row.getLong("position_xid"), row.getLong("global_index"));
            if (batch.size() == BATCH) {
                hand();
            }
        }

        void end() {
            if (!batch.isEmpty()) {
                hand();
            }
            hand(); // an empty batch ends the fold
        }

        /** Waits for room, unless the other side has given up. */
        private void hand() {
            try {
                while (!folding.isDone() && !queue.offer(batch, 50, TimeUnit.MILLISECONDS)) {
                    // full: the fold is behind
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading the log", e);
            }
            batch = new ArrayList<>(BATCH);
        }
    }
}
