package io.penstock.platform.publish;

import io.penstock.contracts.Topics;
import io.penstock.platform.eventstore.HorizonToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How far a publisher has come, from the topic that it writes in the transaction of its records. */
final class PublishedPosition {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.PUBLISHER_POSITIONS, 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private PublishedPosition() {}

    /**
     * The last committed position of the service, or the start of the log. Call it when the service's own transactions
     * have ended.
     *
     * <p>The partition is shared, and a committed reader sees nothing behind another service's open transaction. So this
     * waits until everything that was there at the beginning can be read: 20 s at most, for then the broker has ended it.
     *
     * @param goOn false ends the waiting
     * @throws IllegalStateException if the waiting was ended
     */
    static HorizonToken read(String kafka, String service, BooleanSupplier goOn) {
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
            long end = written(kafka);
            var position = HorizonToken.START;
            while (consumer.position(PARTITION) < end) {
                if (!goOn.getAsBoolean()) {
                    throw new IllegalStateException("stopped before the position of " + service + " was known");
                }
                for (var record : consumer.poll(POLL)) {
                    if (service.equals(record.key())) {
                        position = HorizonToken.parse(record.value());
                    }
                }
            }
            return position;
        }
    }

    /** The end of the partition, open transactions included: only a reader of everything is told it. */
    private static long written(String kafka) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        }
    }
}
