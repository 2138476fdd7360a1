package io.penstock.platform.publish;

import io.penstock.contracts.Topics;
import io.penstock.platform.eventstore.HorizonToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How far a publisher has come, from the topic that it writes in the transaction of its records. */
final class PublishedPosition {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.PUBLISHER_POSITIONS, 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private PublishedPosition() {}

    /** The last committed position of the service, or the start of the log. */
    static HorizonToken read(String kafka, String service) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            var end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            var position = HorizonToken.START;
            while (consumer.position(PARTITION) < end) {
                for (var record : consumer.poll(POLL)) {
                    if (service.equals(record.key())) {
                        position = HorizonToken.parse(record.value());
                    }
                }
            }
            return position;
        }
    }
}
