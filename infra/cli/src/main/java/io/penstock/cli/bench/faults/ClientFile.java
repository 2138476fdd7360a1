package io.penstock.cli.bench.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.bench.faults.SentCommand.Outcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client's own memory: a line before a command is sent first, a line when it is settled. The checker believes this
 * file, not the client.
 */
final class ClientFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter out;

    ClientFile(Path file) {
        try {
            this.out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sending(String service, String key, String mark) {
        write(Map.of("sent", key, "service", service, "mark", mark));
    }

    void settled(String key, Outcome outcome, String answer) {
        write(Map.of("settled", key, "outcome", outcome.name(), "answer", answer));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(Map<String, String> line) {
        try {
            out.write(JSON.writeValueAsString(line));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says. A command without a line of its end is of unknown outcome. */
    static List<SentCommand> read(Path file) throws IOException {
        Map<String, SentCommand> commands = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            try {
                var node = JSON.readTree(line);
                if (node.has("sent")) {
                    var key = node.path("sent").asText();
                    commands.put(
                            key,
                            new SentCommand(
                                    node.path("service").asText(),
                                    key,
                                    node.path("mark").asText(),
                                    Outcome.UNKNOWN));
                } else {
                    commands.computeIfPresent(
                            node.path("settled").asText(),
                            (key, sent) -> new SentCommand(
                                    sent.service(),
                                    key,
                                    sent.mark(),
                                    Outcome.valueOf(node.path("outcome").asText())));
                }
            } catch (JsonProcessingException e) {
                throw new IOException(file + " holds a line that is no JSON: " + line, e);
            }
        }
        return new ArrayList<>(commands.values());
    }
}
