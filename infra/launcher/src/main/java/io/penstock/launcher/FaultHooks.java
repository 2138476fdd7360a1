package io.penstock.launcher;

import java.nio.file.Path;
import java.util.Map;

/** Where a fault test stands between the processes of its own stack. Nobody else implements it. */
public interface FaultHooks {

    /** Everybody speaks to everybody directly. */
    FaultHooks NONE = new FaultHooks() {};

    /**
     * The port under which the services reach PostgreSQL or Kafka: that of a proxy which forwards to the actual one.
     * Asked once, before anything starts.
     */
    default int port(Port server, int actual) {
        return actual;
    }

    /** Variables added to the environment of a process, by its name ({@code issuance}). */
    default Map<String, String> environment(String process) {
        return Map.of();
    }

    /** Where the broker keeps its log: a small disk of its own, which can be filled. */
    default Path kafkaDirectory(Path usual) {
        return usual;
    }
}
