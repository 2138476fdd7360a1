package io.penstock.launcher.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads whole topics as a {@code read_committed} consumer sees them, for checks. */
public final class KafkaMessages {

    private static final Duration POLL = Duration.ofMillis(500);

    private KafkaMessages() {}

    /**
     * One record.
     *
     * @param headers as texts, the last of each name
     */
    public record Message(
            String topic, int partition, long offset, String key, Map<String, String> headers, String body) {

        public Message {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * All records that are committed now, each partition in its order.
     *
     * @param bootstrapServer {@code 127.0.0.1:19092}
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public static List<Message> committed(String bootstrapServer, Collection<String> topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServer,
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "auto.offset.reset", "earliest",
                "default.api.timeout.ms", "30000");
        var messages = new ArrayList<Message>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            // The position passes control records too, so that each partition reaches its end.
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    messages.add(message(record));
                }
            }
        }
        return messages;
    }

    private static Message message(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Message(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? "" : record.key(),
                headers,
                record.value() == null ? "" : record.value());
    }
}
