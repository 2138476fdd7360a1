package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evidence in a folder, as {@code audit export} writes it: {@code issuance.ndjson}, {@code servicing.ndjson} and {@code
 * manifest.json} with counts and anchors.
 */
public final class BundleEvidence implements Evidence {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final JsonNode manifest;

    /** @throws AuditException if the folder holds no evidence */
    public BundleEvidence(Path folder) {
        this.folder = folder;
        try {
            manifest = JSON.readTree(Files.readString(folder.resolve(MANIFEST)));
        } catch (IOException e) {
            throw new AuditException(folder + " is no evidence folder: " + e.getMessage()
                    + "; make one with ./penstock audit export --out DIR");
        }
    }

    /** Writes all of the other evidence into a folder that does not exist yet or is empty. */
    static void export(Evidence source, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new AuditException(folder + " is not empty; name a new folder");
            }
        }
        var manifest = new LinkedHashMap<String, Object>();
        for (var service : SERVICES) {
            long records = 0;
            try (var log = source.log(service);
                    var out = Files.newBufferedWriter(folder.resolve(service + ".ndjson"), StandardCharsets.UTF_8)) {
                for (var record : (Iterable<LogRecord>) log::iterator) {
                    out.write(line(record));
                    out.write('\n');
                    records++;
                }
            }
            manifest.put(
                    service,
                    Map.of(
                            "records",
                            records,
                            "anchors",
                            source.anchors(service).stream()
                                    .map(a -> Map.of("from", a.from(), "to", a.to(), "head", a.head()))
                                    .toList()));
        }
        // Last, so that a folder with a manifest is a whole one.
        Files.writeString(
                folder.resolve(MANIFEST),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n",
                StandardCharsets.UTF_8);
    }

    @Override
    public Stream<LogRecord> log(String service) {
        try {
            var lines = Files.newBufferedReader(folder.resolve(service + ".ndjson"), StandardCharsets.UTF_8);
            return lines.lines().map(line -> LogRecord.parse(service, line)).onClose(() -> LiveEvidence.close(lines));
        } catch (IOException e) {
            throw new AuditException("cannot read the log of " + service + " in " + folder + ": " + e.getMessage());
        }
    }

    @Override
    public List<Anchor> anchors(String service) {
        var anchors = new ArrayList<Anchor>();
        for (var anchor : manifest.path(service).path("anchors")) {
            anchors.add(new Anchor(
                    anchor.path("from").asLong(),
                    anchor.path("to").asLong(),
                    anchor.path("head").asText()));
        }
        return anchors;
    }

    @Override
    public long eventCount(String service) {
        return manifest.path(service).path("records").asLong();
    }

    private static String line(LogRecord record) throws IOException {
        var event = record.event();
        var line = new LinkedHashMap<String, Object>();
        line.put("position", record.position());
        line.put("eventId", event.eventId());
        line.put("streamType", event.streamType());
        line.put("streamId", event.streamId());
        line.put("sequence", event.sequence());
        line.put("name", event.name());
        line.put("revision", event.revision());
        line.put("recordedAt", event.recordedAt());
        line.put("payload", event.payload());
        line.put("metadata", event.metadata());
        line.put("hash", record.hash());
        return JSON.writeValueAsString(line);
    }
}
