package io.penstock.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run one child.
 *
 * @param name in messages, of its log and pid file: {@code kafka}
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param directory its working directory
 * @param stopSignal {@code TERM}, or {@code INT} for a fast stop of PostgreSQL
 * @param grace how long it may take to stop before SIGKILL
 */
public record ChildCommand(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        String stopSignal,
        Duration grace) {

    /** Stopped by SIGTERM within 15 s, no environment of its own. */
    public static ChildCommand of(String name, Path directory, List<String> command) {
        return new ChildCommand(name, command, Map.of(), directory, "TERM", Duration.ofSeconds(15));
    }

    public ChildCommand withStopSignal(String signal) {
        return new ChildCommand(name, command, environment, directory, signal, grace);
    }

    public ChildCommand withGrace(Duration patience) {
        return new ChildCommand(name, command, environment, directory, stopSignal, patience);
    }

    public ChildCommand withEnvironment(Map<String, String> added) {
        return new ChildCommand(name, command, Map.copyOf(added), directory, stopSignal, grace);
    }
}
