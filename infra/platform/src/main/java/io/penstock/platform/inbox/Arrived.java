package io.penstock.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record as it stands in its topic, before anyone has tried to understand it: what a dead letter keeps of it. */
final class Arrived {

    private final TopicPartition partition;
    private final long position;
    private final String key;
    private final Map<String, String> headers;
    private final byte @Nullable [] value;

    Arrived(TopicPartition partition, long position, String key, Map<String, String> headers, byte @Nullable [] value) {
        this.partition = partition;
        this.position = position;
        this.key = key;
        this.headers = headers;
        this.value = value;
    }

    static Arrived of(ConsumerRecord<String, byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : storable(new String(header.value(), StandardCharsets.UTF_8))));
        return new Arrived(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                record.key() == null ? "" : storable(record.key()),
                headers,
                record.value());
    }

    /** PostgreSQL stores no NUL in a text, and a message must not escape being parked by having one. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    TopicPartition partition() {
        return partition;
    }

    /** Offset in its partition. */
    long position() {
        return position;
    }

    /** Empty if it has none. */
    String key() {
        return key;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    byte @Nullable [] value() {
        return value;
    }

    @Override
    public String toString() {
        return partition + "@" + position + " key " + key;
    }
}
