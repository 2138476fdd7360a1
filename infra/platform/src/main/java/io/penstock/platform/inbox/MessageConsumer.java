package io.penstock.platform.inbox;

import io.penstock.contracts.Topics;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics for one listener, committed records only. A message that fails stops this consumer, which starts again
 * from it: the offset moves only behind what was handled.
 */
final class MessageConsumer extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(MessageConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final Set<String> topics;
    private final Consumer<IncomingMessage> handler;

    MessageConsumer(
            Leases leases,
            String service,
            String kafka,
            String name,
            Set<String> topics,
            Consumer<IncomingMessage> handler) {
        super("inbox-" + name, leases);
        this.topics = topics;
        this.handler = handler;
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.CLIENT_ID_CONFIG,
                service + "." + name,
                ConsumerConfig.GROUP_ID_CONFIG,
                service + "." + name,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }

    @Override
    protected void work() throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            // Assigned, not subscribed: one process reads, and no group has to agree first.
            consumer.assign(partitions(consumer));
            while (active()) {
                for (var record : consumer.poll(POLL)) {
                    deliver(record);
                    consumer.commitSync(Map.of(
                            new TopicPartition(record.topic(), record.partition()),
                            new OffsetAndMetadata(record.offset() + 1)));
                }
                healthy();
            }
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException("stopping").initCause(e);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void deliver(ConsumerRecord<String, String> record) {
        var type = header(record, "ce_type");
        var body = Topics.TYPES.get(type);
        if (body == null) {
            LOG.info("{} passes over a message of type {}, which this build does not know", name(), type);
            return;
        }
        handler.accept(new IncomingMessage(
                header(record, "ce_id"),
                type,
                record.topic(),
                record.key() == null ? "" : record.key(),
                PlatformJson.mapper().readValue(record.value(), body)));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException(
                    "record " + record.topic() + "/" + record.offset() + " has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
