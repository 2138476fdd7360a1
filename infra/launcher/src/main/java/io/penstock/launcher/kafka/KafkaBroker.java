package io.penstock.launcher.kafka;

import io.penstock.launcher.process.ChildCommand;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.JavaCommand;
import io.penstock.launcher.process.ReadyCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts the broker's process and waits until it has all topics. */
public final class KafkaBroker {

    public static final String NAME = "kafka";

    private KafkaBroker() {}

    /**
     * Starts it and returns when the topics exist.
     *
     * @param storage folder of its log
     * @param port where it listens
     * @param reachedAt the port that it tells its clients; another one only if a proxy stands between
     * @throws io.penstock.launcher.LaunchException if it does not come up
     */
    public static ChildProcess start(
            Path workingDirectory, Path storage, int port, int reachedAt, int controllerPort, Children children) {
        List<String> command = JavaCommand.lean(512);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaNode.class.getName(),
                storage.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                Integer.toString(reachedAt)));
        ChildProcess broker = children.start(ChildCommand.of(NAME, workingDirectory, command));
        ReadyCheck.await(broker, Duration.ofMinutes(2), () -> ReadyCheck.accepts(port));
        try (var topics = new KafkaTopics("127.0.0.1:" + port)) {
            ReadyCheck.await(broker, Duration.ofSeconds(60), topics::create);
        }
        return broker;
    }
}
