package io.penstock.platform.eventstore;

import io.penstock.contracts.journal.JournalRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the log behind the transaction horizon. Every transaction below {@code pg_snapshot_xmin} has ended and later
 * ones get higher ids, so what was read once never gets a predecessor: no gap, no time-out, no guess.
 */
public final class EventLog {

    private static final String COLUMNS = """
        e.xid::text::bigint as position_xid, e.global_index, e.event_id::text as event_uuid, e.stream_type, e.stream_id,
        e.sequence, e.name, e.revision, e.payload, e.metadata, e.recorded_at
        """;

    // ORDER BY names the table's columns: the cast alone would sort an expression and leave the index unused.
    private static final String AFTER = "select " + COLUMNS + """
        from event_log e
        where (e.xid, e.global_index) > (?::text::xid8, ?) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by e.xid, e.global_index
        limit ?
        """;

    private static final String AFTER_NAMED = "select " + COLUMNS + """
        from event_log e
        where (e.xid, e.global_index) > (?::text::xid8, ?) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            and e.name = any(?)
        order by e.xid, e.global_index
        limit ?
        """;

    private static final String STREAM = "select " + COLUMNS + """
        from event_log e
        where e.stream_id = ? and e.sequence >= ?
        order by e.sequence
        limit ?
        """;

    private static final String HEAD = """
        select e.xid::text::bigint as position_xid, e.global_index
        from event_log e
        where e.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by e.xid desc, e.global_index desc
        limit 1
        """;

    private static final int LAG_EVENTS_MAX = 10_000;

    private static final String LAG = """
        select count(*), coalesce(greatest(extract(epoch from clock_timestamp() - min(waiting.recorded_at)), 0), 0)::float8
        from (select e.recorded_at from event_log e
            where (e.xid, e.global_index) > (?::text::xid8, ?) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            order by e.xid, e.global_index limit ?) as waiting
        """;

    private final JdbcTemplate jdbc;

    public EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The next events in the order of the log, fewer than {@code limit} only at the end. */
    public List<LoggedEvent> after(HorizonToken position, int limit) {
        return jdbc.query(AFTER, EventLog::row, Long.toString(position.xid()), position.index(), limit);
    }

    /** The next events of these names in the order of the log, fewer than {@code limit} only at the end. */
    public List<LoggedEvent> after(HorizonToken position, int limit, Collection<String> names) {
        return jdbc.query(
                AFTER_NAMED,
                EventLog::row,
                Long.toString(position.xid()),
                position.index(),
                names.toArray(String[]::new),
                limit);
    }

    /** Whether everything that is committed at this moment stands below the horizon, and so can be read in order. */
    public boolean isSettled() {
        return jdbc.queryForList(
                        "select 1 from event_log where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1",
                        Integer.class)
                .isEmpty();
    }

    /** Events of one stream as committed, without regard to the horizon. */
    public List<LoggedEvent> stream(String streamId, long fromSequence, int limit) {
        return jdbc.query(STREAM, EventLog::row, streamId, fromSequence, limit);
    }

    /** The newest position below the horizon, or the start of an empty log. */
    public HorizonToken head() {
        return first(HEAD).orElse(HorizonToken.START);
    }

    /** The last position before the first event that was recorded at the moment or later. */
    public HorizonToken before(Instant moment) {
        return first("""
            select e.xid::text::bigint as position_xid, e.global_index
            from event_log e
            where (e.xid, e.global_index) < coalesce(
                (select (f.xid, f.global_index) from event_log f
                 where f.recorded_at >= ? order by f.xid, f.global_index limit 1),
                (pg_snapshot_xmin(pg_current_snapshot()), 0::bigint))
            order by e.xid desc, e.global_index desc
            limit 1
            """, moment.atOffset(ZoneOffset.UTC)).orElse(HorizonToken.START);
    }

    /**
     * What a reader has still before it.
     *
     * @param events readable ones, {@value #LAG_EVENTS_MAX} at most
     * @param seconds age of the oldest of them, 0 if there is none
     */
    public record Lag(long events, double seconds) {}

    /** How far a reader at the position is behind. */
    public Lag lag(HorizonToken position) {
        return jdbc.query(
                        LAG,
                        (row, _) -> new Lag(row.getLong(1), row.getDouble(2)),
                        Long.toString(position.xid()),
                        position.index(),
                        LAG_EVENTS_MAX)
                .getFirst();
    }

    /** The newest sequence of a stream. */
    public Optional<Long> lastSequence(String streamId) {
        return Optional.ofNullable(
                jdbc.queryForObject("select max(sequence) from event_log where stream_id = ?", Long.class, streamId));
    }

    private Optional<HorizonToken> first(String sql, Object... arguments) {
        return jdbc
                .query(
                        sql,
                        (row, _) -> new HorizonToken(row.getLong("position_xid"), row.getLong("global_index")),
                        arguments)
                .stream()
                .findFirst();
    }

    private static LoggedEvent row(ResultSet row, int number) throws SQLException {
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        return new LoggedEvent(
                new HorizonToken(row.getLong("position_xid"), row.getLong("global_index")),
                new JournalRecord(
                        row.getString("event_uuid"),
                        row.getString("stream_type"),
                        row.getString("stream_id"),
                        row.getLong("sequence"),
                        row.getString("name"),
                        row.getString("revision"),
                        JournalRecord.instantText(recordedAt),
                        row.getString("payload"),
                        row.getString("metadata")),
                recordedAt);
    }
}
