package io.penstock.platform.inbox;

import io.penstock.platform.json.PlatformJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;

/** Table {@code dead_letter} as a consumer uses it. Each method is one statement of the caller's transaction. */
final class ParkedMessages {

    private static final String OPEN = "state in ('FAILED', 'WAITING', 'REDRIVE')";

    private final JdbcTemplate jdbc;

    ParkedMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A parked message whose turn has come. */
    record Due(long id, Arrived record) {}

    /** Why a message could not be handled. */
    record Fault(String code, String reason, int attempts) {}

    boolean isParked(String consumer, String key) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from dead_letter where consumer = ? and key = ? and " + OPEN + ")",
                Boolean.class,
                consumer,
                key));
    }

    /** @param fault null for a message that waits behind another of its key */
    void park(String consumer, Arrived record, @Nullable Fault fault) {
        jdbc.update(
                """
                insert into dead_letter (consumer, topic, partition, position, key, message_id, type, headers, payload,
                    state, code, reason, attempts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                consumer,
                record.partition().topic(),
                record.partition().partition(),
                record.position(),
                record.key(),
                record.header("ce_id"),
                record.header("ce_type"),
                PlatformJson.mapper().writeValueAsString(record.headers()),
                record.value(),
                fault == null ? "WAITING" : "FAILED",
                fault == null ? null : fault.code(),
                fault == null ? null : fault.reason(),
                fault == null ? 0 : fault.attempts());
    }

    /** The first of a key, if a person has asked for it or if nothing before it is parked any more. */
    Optional<Due> due(String consumer) {
        return jdbc.query("""
                select * from (
                    select distinct on (key) * from dead_letter where consumer = ? and %s order by key, id) first
                where state <> 'FAILED' order by id limit 1
                """.formatted(OPEN), ParkedMessages::due, consumer).stream()
                .findFirst();
    }

    void handled(long id) {
        jdbc.update("update dead_letter set state = 'HANDLED', changed_at = now() where id = ?", id);
    }

    void failedAgain(long id, Fault fault) {
        jdbc.update("""
            update dead_letter set state = 'FAILED', code = ?, reason = ?, attempts = attempts + ?, changed_at = now()
            where id = ?
            """, fault.code(), fault.reason(), fault.attempts(), id);
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getLong("id"),
                new Arrived(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("position"),
                        row.getString("key"),
                        PlatformJson.mapper()
                                .readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                        row.getBytes("payload")));
    }
}
