package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.contracts.journal.JournalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The kept log of a whole deal, see {@code evidence/SOURCE.md}, and ways to cut it short or to falsify it. */
final class AtlasHistory {

    static final String ISSUANCE = "issuance";
    static final String SERVICING = "servicing";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AtlasHistory() {}

    static KeptEvidence whole() {
        var evidence = KeptEvidence.of(1);
        for (var service : Evidence.SERVICES) {
            evidence.logs.put(service, read(service));
        }
        return evidence;
    }

    /** The log of one service ends at this position. */
    static KeptEvidence endingAt(String service, int position) {
        var evidence = whole();
        evidence.logs.put(service, new ArrayList<>(log(evidence, service).subList(0, position)));
        return evidence;
    }

    /** One event says something else. */
    static KeptEvidence with(String service, int position, UnaryOperator<String> payload) {
        var evidence = whole();
        var log = log(evidence, service);
        log.set(position - 1, changed(log.get(position - 1), payload));
        return evidence;
    }

    static List<LogRecord> log(KeptEvidence evidence, String service) {
        return evidence.logs.getOrDefault(service, List.of());
    }

    static LogRecord changed(LogRecord r, UnaryOperator<String> payload) {
        return moved(r, r.position(), r.event().sequence(), payload);
    }

    /** The same event at another place. */
    static LogRecord moved(LogRecord r, long position, long sequence, UnaryOperator<String> payload) {
        var e = r.event();
        var changed = payload.apply(e.payload());
        return new LogRecord(
                position,
                new JournalRecord(
                        e.eventId(),
                        e.streamType(),
                        e.streamId(),
                        sequence,
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        changed,
                        e.metadata()),
                r.hash());
    }

    private static List<LogRecord> read(String service) {
        try (var in = AtlasHistory.class.getResourceAsStream("/evidence/" + service + ".ndjson")) {
            var records = new ArrayList<LogRecord>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    records.add(record(line));
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LogRecord record(String line) throws IOException {
        var node = JSON.readTree(line);
        return new LogRecord(
                node.required("position").asLong(),
                new JournalRecord(
                        node.required("eventId").asText(),
                        node.required("streamType").asText(),
                        node.required("streamId").asText(),
                        node.required("sequence").asLong(),
                        node.required("name").asText(),
                        node.required("revision").asText(),
                        node.required("recordedAt").asText(),
                        node.required("payload").asText(),
                        node.required("metadata").asText()),
                node.required("hash").asText());
    }
}
