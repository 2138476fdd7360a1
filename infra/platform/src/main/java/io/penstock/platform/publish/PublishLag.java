package io.penstock.platform.publish;

import io.penstock.platform.eventstore.HorizonToken;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far Kafka is behind the log.
 *
 * @param events stored and not published, counted up to {@link #MOST}; also those that a long transaction holds back
 * @param seconds since the oldest of them was recorded; 0 if there is none
 */
public record PublishLag(long events, double seconds) {

    /** Beyond this nobody needs the exact figure, and counting would cost more than publishing. */
    public static final int MOST = 10_000;

    static PublishLag behind(HorizonToken position, JdbcTemplate jdbc) {
        return jdbc.query(
                        """
                select count(*) as events,
                    greatest(coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0), 0) as seconds
                from (select e.recorded_at from event_log e where (e.xid, e.global_index) > (?::text::xid8, ?)
                    order by e.xid, e.global_index limit ?) behind
                """,
                        (row, _) -> new PublishLag(row.getLong("events"), row.getDouble("seconds")),
                        Long.toString(position.xid()),
                        position.index(),
                        MOST)
                .getFirst();
    }
}
