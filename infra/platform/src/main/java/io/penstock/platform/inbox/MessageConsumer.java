package io.penstock.platform.inbox;

import io.penstock.platform.lease.LeaseLostException;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics for one listener, committed records only, from the position in the database on. A record that fails for a
 * passing reason stops this consumer, which starts again from it.
 */
final class MessageConsumer extends Worker {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final String consumer;
    private final Set<String> topics;
    private final MessageHandling handling;
    private volatile long lag = -1;

    MessageConsumer(
            Leases leases,
            String service,
            String kafka,
            String consumer,
            Set<String> topics,
            MessageHandling handling) {
        super("inbox-" + consumer, leases);
        this.consumer = consumer;
        this.topics = topics;
        this.handling = handling;
        // Assigned, not subscribed: the lease says who reads, and the position is where the effect is. The group's name
        // is for the broker's logs; nothing is committed to it.
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.CLIENT_ID_CONFIG,
                service + "." + consumer,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }

    /** Records that are in the topics and not handled yet, if this instance reads them. */
    OptionalLong lag() {
        return here() && lag >= 0 ? OptionalLong.of(lag) : OptionalLong.empty();
    }

    /** Records of unknown types since the start of this process. */
    long passedOver() {
        return handling.passedOver();
    }

    String consumer() {
        return consumer;
    }

    @Override
    protected void work() throws InterruptedException {
        lag = -1;
        try (var reader = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions(reader);
            reader.assign(partitions);
            seek(reader, partitions);
            while (active()) {
                handling.redrive(this::waitToRepeat);
                for (var record : reader.poll(POLL)) {
                    if (!active()) {
                        return;
                    }
                    handling.take(Arrived.of(record), this::waitToRepeat);
                }
                lag = partitions.stream()
                        .mapToLong(each -> reader.currentLag(each).orElse(0))
                        .sum();
                healthy();
            }
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException("stopping").initCause(e);
        }
    }

    /** A position that the topic no longer has is one of an older Kafka: from the beginning, for the inbox knows. */
    private void seek(KafkaConsumer<String, byte[]> reader, List<TopicPartition> partitions) {
        var positions = handling.positions().of(consumer);
        for (TopicPartition each : partitions) {
            var position = positions.get(each);
            if (position == null) {
                reader.seekToBeginning(List.of(each));
            } else {
                reader.seek(each, position);
            }
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> reader) {
        return topics.stream()
                .flatMap(topic -> reader.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void waitToRepeat(Duration duration) throws InterruptedException {
        pause(duration);
        if (!active()) {
            throw new LeaseLostException("stops between two attempts");
        }
    }
}
