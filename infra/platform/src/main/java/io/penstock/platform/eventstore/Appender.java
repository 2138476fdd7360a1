package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores events with one statement, which is a transaction of its own unless one is open on the thread. */
final class Appender {

    // An event must not stand, in the log's order, before its predecessor in the stream. It would if the transaction
    // had
    // taken its id (by any write) before the predecessor's transaction took its own. A scalar subselect and no join: it
    // is planned as a look into the index whatever the statistics say, and a plan made on an empty table stays good.
    private static final String AFTER_PREDECESSOR = """
        (n.sequence = 0 or coalesce((select o.xid from event_log o
            where o.stream_id = n.stream_id and o.sequence = n.sequence - 1), '0'::xid8) <= pg_current_xact_id())
        """;

    private static final String INSERT = """
        insert into event_log
            (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at)
        """;

    private static final String MANY = """
        select n.event_id, n.stream_type, n.stream_id, n.sequence, n.name, n.revision, n.payload, n.metadata, n.recorded_at
        from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[]) with ordinality
            as n(event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at, place)
        where""" + " " + AFTER_PREDECESSOR;

    // Only this makes the rows take their indexes in order.
    private static final String IN_ORDER = "order by n.place";

    // One event, the usual case, needs no arrays and no sort.
    private static final String ONE = """
        select ?::uuid, ?, n.stream_id, n.sequence, ?, ?, ?, ?, ?::timestamptz
        from (values (?::text, ?::bigint)) as n(stream_id, sequence)
        where""" + " " + AFTER_PREDECESSOR;

    private final JdbcTemplate jdbc;

    Appender(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores all or none.
     *
     * @param held guards that must all have their rows
     * @throws ConcurrencyException if a stream has grown since it was read
     * @throws RuntimeException what a guard throws whose row is gone
     */
    void append(List<JournalRecord> rows, List<AppendGuard> held) {
        int appended;
        try {
            appended = jdbc.update(sql(held, rows.size()), statement -> bind(statement, held, rows));
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException(
                    "another command changed " + rows.getFirst().streamId(), e);
        }
        if (appended != rows.size()) {
            throw refusal(held, rows, appended);
        }
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

    private static String sql(List<AppendGuard> held, int rows) {
        var append = rows == 1 ? ONE : MANY;
        if (held.isEmpty()) {
            return INSERT + append + (rows == 1 ? "" : IN_ORDER);
        }
        var sql = new StringBuilder("with ");
        for (int i = 0; i < held.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append("guard").append(i).append(" as materialized (");
            sql.append(held.get(i).row()).append(')');
        }
        sql.append(' ').append(INSERT).append(append);
        for (int i = 0; i < held.size(); i++) {
            sql.append(" and exists (select from guard").append(i).append(") ");
        }
        return sql.append(rows == 1 ? "" : IN_ORDER).toString();
    }

    private static void bind(PreparedStatement statement, List<AppendGuard> held, List<JournalRecord> rows)
            throws SQLException {
        int index = 1;
        for (AppendGuard guard : held) {
            for (Object value : guard.values()) {
                statement.setObject(index++, value);
            }
        }
        if (rows.size() == 1) {
            bindOne(statement, index, rows.getFirst());
        } else {
            bindMany(statement, index, rows);
        }
    }

    private static void bindOne(PreparedStatement statement, int first, JournalRecord row) throws SQLException {
        statement.setObject(first, UUID.fromString(row.eventId()));
        statement.setString(first + 1, row.streamType());
        statement.setString(first + 2, row.name());
        statement.setString(first + 3, row.revision());
        statement.setString(first + 4, row.payload());
        statement.setString(first + 5, row.metadata());
        statement.setString(first + 6, row.recordedAt());
        statement.setString(first + 7, row.streamId());
        statement.setLong(first + 8, row.sequence());
    }

    private static void bindMany(PreparedStatement statement, int first, List<JournalRecord> rows) throws SQLException {
        texts(statement, first, rows, JournalRecord::eventId);
        texts(statement, first + 1, rows, JournalRecord::streamType);
        texts(statement, first + 2, rows, JournalRecord::streamId);
        statement.setArray(
                first + 3,
                statement
                        .getConnection()
                        .createArrayOf(
                                "int8",
                                rows.stream().map(JournalRecord::sequence).toArray(Long[]::new)));
        texts(statement, first + 4, rows, JournalRecord::name);
        texts(statement, first + 5, rows, JournalRecord::revision);
        texts(statement, first + 6, rows, JournalRecord::payload);
        texts(statement, first + 7, rows, JournalRecord::metadata);
        texts(statement, first + 8, rows, JournalRecord::recordedAt);
    }

    /** As {@code String[]}, which the driver sends as bytes; of an {@code Object[]} it would write and escape a text. */
    private static void texts(
            PreparedStatement statement, int index, List<JournalRecord> rows, Function<JournalRecord, String> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("text", rows.stream().map(column).toArray(String[]::new)));
    }
}
