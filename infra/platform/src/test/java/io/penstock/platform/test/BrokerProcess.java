package io.penstock.platform.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A broker in a process of its own, which a test can kill and start again on the same folder. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /** The process; the folder is formatted if it is new. */
    public static Process start(Path home, int port, int controllerPort) throws IOException {
        return JavaProcess.start(
                BrokerProcess.class, home.toString(), Integer.toString(port), Integer.toString(controllerPort));
    }

    /**
     * Runs until it is killed.
     *
     * @param args folder, port, port of the controller
     */
    public static void main(String[] args) throws IOException {
        var home = Path.of(args[0]);
        var properties = properties(home, args[1], args[2]);
        if (!Files.exists(home.resolve("logs/meta.properties"))) {
            var file = home.resolve("server.properties");
            try (var out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            StorageTool.execute(
                    new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()}, System.out);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        server.awaitShutdown();
    }

    private static Properties properties(Path home, String port, String controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("log.dirs", home.resolve("logs").toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        return properties;
    }
}
