package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statement that stores events, all or none, and answers with the id of its transaction for each.
 *
 * <p>An event must not stand, in the log's order, before its predecessor in the stream. It would if its transaction had
 * taken its id (by any write) before the predecessor's transaction took its own. Whether it did is asked of the log,
 * unless the predecessor's transaction is known, or there is no predecessor.
 */
final class AppendSql {

    private static final String INSERT = """
        insert into event_log
            (event_id, stream_type, name, revision, payload, metadata, recorded_at, stream_id, sequence)
        """;

    // A scalar subselect and no join: it is planned as a look into the index whatever the statistics say, and a plan
    // made on an empty table stays good.
    private static final String AFTER_PREDECESSOR = """
         where (n.sequence = 0 or coalesce((select o.xid from event_log o
            where o.stream_id = n.stream_id and o.sequence = n.sequence - 1), '0'::xid8) <= pg_current_xact_id())
        """;

    private static final String MANY = """
        select n.event_id, n.stream_type, n.name, n.revision, n.payload, n.metadata, n.recorded_at, n.stream_id, n.sequence
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                    ?::bigint[]) with ordinality
            as n(event_id, stream_type, name, revision, payload, metadata, recorded_at, stream_id, sequence, place)
        """ + AFTER_PREDECESSOR;

    // Only this makes the rows take their indexes in order.
    private static final String IN_ORDER = " order by n.place";

    // One event, the usual case, needs no arrays and no sort.
    private static final String ONE = """
        select ?::uuid, ?, ?, ?, ?, ?, ?::timestamptz, n.stream_id, n.sequence
        from (values (?::text, ?::bigint)) as n(stream_id, sequence)
        """ + AFTER_PREDECESSOR;

    private static final String VALUES = "select ?::uuid, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?::bigint";
    private static final String ONE_FIRST = VALUES + " where true";
    private static final String ONE_AFTER_KNOWN = VALUES + " where ?::xid8 <= pg_current_xact_id()";

    private final List<AppendGuard> guards;
    private final List<JournalRecord> rows;
    private final @Nullable String predecessor;

    private AppendSql(List<AppendGuard> guards, List<JournalRecord> rows, @Nullable String predecessor) {
        this.guards = guards;
        this.rows = rows;
        this.predecessor = predecessor;
    }

    /**
     * Of a single command's events.
     *
     * @param guards that must all have their rows
     * @param predecessor the transaction that stored the event before the only one of the rows, if it is known
     */
    static AppendSql of(List<AppendGuard> guards, List<JournalRecord> rows, @Nullable String predecessor) {
        return new AppendSql(guards, rows, predecessor);
    }

    String text() {
        var sql = new StringBuilder();
        for (int i = 0; i < guards.size(); i++) {
            sql.append(i == 0 ? "with " : ", ").append("guard").append(i).append(" as materialized (");
            sql.append(guards.get(i).row()).append(')');
        }
        sql.append(guards.isEmpty() ? "" : " ").append(INSERT).append(form());
        for (int i = 0; i < guards.size(); i++) {
            sql.append(" and exists (select from guard").append(i).append(')');
        }
        return sql.append(rows.size() == 1 ? "" : IN_ORDER)
                .append(" returning xid")
                .toString();
    }

    private String form() {
        if (rows.size() > 1) {
            return MANY;
        }
        if (rows.getFirst().sequence() == 0) {
            return ONE_FIRST;
        }
        return predecessor == null ? ONE : ONE_AFTER_KNOWN;
    }

    void bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (AppendGuard guard : guards) {
            for (Object value : guard.values()) {
                statement.setObject(index++, value);
            }
        }
        if (rows.size() == 1) {
            one(statement, index, rows.getFirst());
        } else {
            many(statement, index);
        }
    }

    private void one(PreparedStatement statement, int first, JournalRecord row) throws SQLException {
        statement.setObject(first, UUID.fromString(row.eventId()));
        statement.setString(first + 1, row.streamType());
        statement.setString(first + 2, row.name());
        statement.setString(first + 3, row.revision());
        statement.setString(first + 4, row.payload());
        statement.setString(first + 5, row.metadata());
        statement.setString(first + 6, row.recordedAt());
        statement.setString(first + 7, row.streamId());
        statement.setLong(first + 8, row.sequence());
        if (predecessor != null) {
            statement.setString(first + 9, predecessor);
        }
    }

    private void many(PreparedStatement statement, int first) throws SQLException {
        texts(statement, first, JournalRecord::eventId);
        texts(statement, first + 1, JournalRecord::streamType);
        texts(statement, first + 2, JournalRecord::name);
        texts(statement, first + 3, JournalRecord::revision);
        texts(statement, first + 4, JournalRecord::payload);
        texts(statement, first + 5, JournalRecord::metadata);
        texts(statement, first + 6, JournalRecord::recordedAt);
        texts(statement, first + 7, JournalRecord::streamId);
        var sequences = rows.stream().map(JournalRecord::sequence).toArray(Long[]::new);
        statement.setArray(first + 8, statement.getConnection().createArrayOf("int8", sequences));
    }

    /** As {@code String[]}, which the driver sends as bytes; of an {@code Object[]} it would write and escape a text. */
    private void texts(PreparedStatement statement, int index, Function<JournalRecord, String> column)
            throws SQLException {
        var texts = rows.stream().map(column).toArray(String[]::new);
        statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
    }
}
