package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores events with one statement, which is a transaction of its own unless one is open on the thread. */
final class Appender {

    private final JdbcTemplate jdbc;
    private final Supplier<List<AppendGuard>> guards;
    private final LastAppends last = new LastAppends();

    /** @param guards what must hold for the thread's work, asked for with each append */
    Appender(JdbcTemplate jdbc, Supplier<List<AppendGuard>> guards) {
        this.jdbc = jdbc;
        this.guards = guards;
    }

    /**
     * Stores all or none.
     *
     * @throws ConcurrencyException if a stream has grown since it was read
     * @throws RuntimeException what a guard throws whose row is gone
     */
    void append(List<JournalRecord> rows) {
        var held = guards.get();
        var sql = AppendSql.of(held, rows, predecessor(rows));
        List<String> stored;
        try {
            stored = jdbc.query(sql.text(), sql::bind, (row, _) -> row.getString(1));
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException(
                    "another command changed " + rows.getFirst().streamId(), e);
        }
        if (stored.size() != rows.size()) {
            throw refusal(held, rows, stored.size());
        }
        // In somebody else's transaction it may still be taken back.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            var end = rows.getLast();
            last.put(end.streamId(), end.sequence(), stored.getLast());
        }
    }

    private @Nullable String predecessor(List<JournalRecord> rows) {
        var first = rows.getFirst();
        return rows.size() == 1 && first.sequence() > 0 ? last.of(first.streamId(), first.sequence() - 1) : null;
    }

    private RuntimeException refusal(List<AppendGuard> held, List<JournalRecord> rows, int appended) {
        for (AppendGuard guard : held) {
            if (jdbc.queryForList(guard.row(), guard.values().toArray()).isEmpty()) {
                return guard.lost().get();
            }
        }
        if (appended != 0) {
            // Streams of one append are written by one command: only a defect makes a part of it come out of order.
            return new IllegalStateException(appended + " of " + rows.size() + " events would be stored");
        }
        return new ConcurrencyException(
                rows.getFirst().streamId() + " was changed by a younger transaction: retry in a new one");
    }
}
