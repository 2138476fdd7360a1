package io.penstock.launcher;

import io.penstock.contracts.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leaves a trace in the database and in Kafka, and counts the traces of all runs. */
final class Traces {

    private static final TopicPartition POOL = new TopicPartition(Topics.ISSUANCE_POOL, 0);

    private final Urls urls;
    private final Secrets secrets;

    Traces(Path data, Urls urls) throws java.io.IOException {
        this.urls = urls;
        this.secrets = Secrets.read(data.resolve("keys/secrets.properties"));
    }

    void leave() throws Exception {
        try (Connection connection = owner();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS trace (id int GENERATED ALWAYS AS IDENTITY)");
            statement.execute("INSERT INTO trace DEFAULT VALUES");
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", urls.kafka(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(POOL.topic(), "pool", "trace")).get();
        }
    }

    int rows() throws SQLException {
        try (Connection connection = owner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM trace")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    long records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", urls.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(POOL), Duration.ofSeconds(20)).getOrDefault(POOL, -1L);
        }
    }

    String setting(String name) throws SQLException {
        try (Connection connection = owner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                urls.issuanceDatabase(), "penstock_issuance_owner", secrets.issuanceOwnerPassword());
    }
}
