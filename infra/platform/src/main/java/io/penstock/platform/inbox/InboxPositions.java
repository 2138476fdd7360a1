package io.penstock.platform.inbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code inbox_position}: the next offset of each consumer and partition. */
final class InboxPositions {

    private final JdbcTemplate jdbc;

    InboxPositions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<TopicPartition, Long> of(String consumer) {
        var positions = new HashMap<TopicPartition, Long>();
        jdbc.query(
                "select topic, partition, position from inbox_position where consumer = ?",
                row -> {
                    positions.put(
                            new TopicPartition(row.getString("topic"), row.getInt("partition")),
                            row.getLong("position"));
                },
                consumer);
        return positions;
    }

    /** The consumer is done with the record. */
    void pass(String consumer, Arrived record) {
        jdbc.update(
                """
                insert into inbox_position (consumer, topic, partition, position) values (?, ?, ?, ?)
                on conflict (consumer, topic, partition) do update set position = excluded.position
                """, consumer, record.partition().topic(), record.partition().partition(), record.position() + 1);
    }
}
