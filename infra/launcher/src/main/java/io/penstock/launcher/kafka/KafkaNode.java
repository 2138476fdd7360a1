package io.penstock.launcher.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Main class of the broker's process: broker and controller in one node (KRaft). Arguments: directory, port,
 * controller port, port that clients are told. Ends in good order on SIGTERM.
 */
public final class KafkaNode {

    /** Internal topics of one node: with Kafka's default of three copies they would never appear. */
    private static final List<String> ONE_COPY = List.of(
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr");

    private KafkaNode() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int controllerPort = Integer.parseInt(arguments[2]);
        Properties properties = configuration(home, port, controllerPort, Integer.parseInt(arguments[3]));
        formatOnce(home, properties);
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    static Properties configuration(Path home, int port, int controllerPort, int reachedAt) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + reachedAt);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("log.dirs", home.resolve("logs").toString());
        properties.put("auto.create.topics.enable", "false");
        ONE_COPY.forEach(setting -> properties.put(setting, "1"));
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // The defaults serve a large cluster: 128 MB for the cleaner alone.
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        return properties;
    }

    private static void formatOnce(Path home, Properties properties) throws IOException {
        Path logs = home.resolve("logs");
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        // Written last by the format: without it, whatever is here comes from a format that was killed.
        clear(logs);
        Files.createDirectories(logs);
        Path file = home.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        int code = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--ignore-formatted"
                },
                System.out);
        if (code != 0) {
            throw new IOException("the broker's storage could not be formatted, code " + code);
        }
    }

    private static void clear(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(top)) {
            tree.sorted(Comparator.reverseOrder()).forEach(KafkaNode::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
