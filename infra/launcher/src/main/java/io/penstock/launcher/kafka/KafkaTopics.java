package io.penstock.launcher.kafka;

import io.penstock.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of {@link Topics}: facts with one partition, which keeps their order, and for ever; positions of the
 * publishers compacted.
 */
public final class KafkaTopics implements AutoCloseable {

    private final Admin admin;

    public KafkaTopics(String bootstrapServer) {
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServer,
                "request.timeout.ms", "10000",
                "default.api.timeout.ms", "20000"));
    }

    /** Creates what is missing; true when all exist. */
    public boolean create() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> present = admin.listTopics().names().get(20, TimeUnit.SECONDS);
        List<NewTopic> missing = new ArrayList<>();
        for (String facts : Topics.FACTS) {
            missing.add(topic(facts, Map.of("retention.ms", "-1", "retention.bytes", "-1")));
        }
        missing.add(topic(Topics.PUBLISHER_POSITIONS, Map.of("cleanup.policy", "compact")));
        missing.removeIf(topic -> present.contains(topic.name()));
        if (!missing.isEmpty()) {
            admin.createTopics(missing).all().get(20, TimeUnit.SECONDS);
        }
        return true;
    }

    @Override
    public void close() {
        admin.close();
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, 1, (short) 1).configs(settings);
    }
}
