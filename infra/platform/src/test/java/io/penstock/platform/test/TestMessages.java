package io.penstock.platform.test;

import io.penstock.contracts.Topics;
import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.json.PlatformJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads topics from outside of a service. */
final class TestMessages {

    private TestMessages() {}

    static void send(String kafka, String id, String type, String topic, String key, Object message) {
        sendText(kafka, id, type, topic, key, PlatformJson.mapper().writeValueAsString(message));
    }

    static void sendText(String kafka, String id, String type, String topic, String key, String text) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic, key, text);
            for (var header : Map.of("ce_id", id, "ce_type", type).entrySet()) {
                if (!header.getValue().isEmpty()) {
                    record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<IncomingMessage> read(String kafka, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            var messages = new ArrayList<IncomingMessage>();
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    messages.add(message(record));
                }
            }
            return messages;
        }
    }

    private static IncomingMessage message(ConsumerRecord<String, String> record) {
        var type = header(record, "ce_type");
        var body = PlatformJson.mapper().readValue(record.value(), Objects.requireNonNull(Topics.TYPES.get(type)));
        return new IncomingMessage(header(record, "ce_id"), type, record.topic(), record.key(), body);
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
