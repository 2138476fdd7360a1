package io.penstock.platform.journal;

import io.penstock.contracts.journal.HashChain;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.eventstore.HorizonToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the journal: head and entries. */
public final class Journal {

    private static final String ENTRIES = """
        select j.position, j.hash, e.event_id::text as event_uuid, e.stream_type, e.stream_id, e.sequence, e.name,
            e.revision, e.payload, e.metadata, e.recorded_at
        from journal j join event_log e on (e.xid, e.global_index) = (j.log_xid::text::xid8, j.global_index)
        where j.position > ?
        order by j.position
        limit ?
        """;

    private final JdbcTemplate jdbc;
    private final String service;

    public Journal(JdbcTemplate jdbc, String service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    /** One event at its dense position. {@code hash} is that of the chain up to here. */
    public record Entry(long position, JournalRecord record, String hash) {}

    /** Where the journal ends: the chain, and the place in the log behind it. */
    record End(HashChain chain, HorizonToken log) {}

    public String service() {
        return service;
    }

    End end() {
        return jdbc
                .query(
                        "select position, hash, log_xid, global_index from journal order by position desc limit 1",
                        (row, _) -> new End(
                                new HashChain(row.getLong("position"), row.getString("hash")),
                                new HorizonToken(row.getLong("log_xid"), row.getLong("global_index"))))
                .stream()
                .findFirst()
                .orElseGet(() -> new End(HashChain.start(service), HorizonToken.START));
    }

    public HashChain head() {
        return end().chain();
    }

    /** The chain at a position, which may lie before the first entry. */
    HashChain at(long position) {
        return position == 0
                ? HashChain.start(service)
                : new HashChain(
                        position,
                        String.valueOf(jdbc.queryForObject(
                                "select hash from journal where position = ?", String.class, position)));
    }

    public long logCount() {
        Long count = jdbc.queryForObject("select count(*) from event_log", Long.class);
        return count == null ? 0 : count;
    }

    public List<Entry> after(long position, int limit) {
        return jdbc.query(ENTRIES, Journal::entry, position, limit);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("position"),
                new JournalRecord(
                        row.getString("event_uuid"),
                        row.getString("stream_type"),
                        row.getString("stream_id"),
                        row.getLong("sequence"),
                        row.getString("name"),
                        row.getString("revision"),
                        JournalRecord.instantText(row.getObject("recorded_at", OffsetDateTime.class)
                                .toInstant()),
                        row.getString("payload"),
                        row.getString("metadata")),
                row.getString("hash"));
    }
}
