package io.penstock.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code stack.json}: what runs, and with which ports, for {@code status}, {@code down} and the next start.
 *
 * @param chain {@code anvil}, {@code ganache} or a URL: data made with one chain stays with it
 */
record StackRecord(String chain, String chainUrl, Map<Port, Integer> ports, List<ProcessRecord> processes) {

    StackRecord {
        ports = Map.copyOf(ports);
        processes = List.copyOf(processes);
    }

    static Optional<StackRecord> read(DataDirectory data) {
        if (!Files.exists(data.stackFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(data.stackFile(), StackRecord.class));
        } catch (IOException e) {
            throw new LaunchException(
                    data.stackFile() + " cannot be read: " + e.getMessage(),
                    "Remove that file: the next start writes it again and keeps the data.",
                    e);
        }
    }

    void write(DataDirectory data) {
        try {
            Json.write(data.stackFile(), this);
        } catch (IOException e) {
            throw new LaunchException(
                    data.stackFile() + " cannot be written: " + e.getMessage(),
                    "Check the permissions and the free space of the data directory.",
                    e);
        }
    }
}
