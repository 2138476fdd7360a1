package io.penstock.platform.publish;

import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.CollectionPeriodClosedV1;
import io.penstock.platform.json.PlatformJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads committed records of {@link PublisherInstance} as they come, across deaths of the broker. */
final class CommittedReader {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.SERVICING_LOAN, 0);

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean reading = true;

    /** @param figure 0, 1, 2 … of the key */
    record Seen(String id, String key, int figure) {}

    CommittedReader(String kafka) {
        thread = Thread.ofPlatform().daemon().name("committed-reader").start(() -> read(kafka));
    }

    List<Seen> seen() {
        return seen;
    }

    private void read(String kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (reading) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    seen.add(seen(record));
                }
            }
        }
    }

    private static Seen seen(ConsumerRecord<String, String> record) {
        var body = PlatformJson.mapper().readValue(record.value(), CollectionPeriodClosedV1.class);
        var id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        return new Seen(id, record.key(), body.loanCount());
    }

    void stop() throws InterruptedException {
        reading = false;
        thread.join();
    }
}
