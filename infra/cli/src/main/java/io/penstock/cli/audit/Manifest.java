package io.penstock.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.contracts.journal.SealedLine;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.OnchainException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an exported folder holds: sealed lines, first the format with the contracts, then one for each service and each
 * file, last the hash of all lines before.
 *
 * @param contracts of the chain that the anchors are on
 * @param parts of the logs and lists of anchors, in order
 */
record Manifest(ContractAddresses contracts, Map<String, Journal> services, List<Part> parts) {

    static final String NAME = "manifest.ndjson";
    static final String FORMAT = "penstock-bundle-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader WHOLE = JSON.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The whole of a service's journal in the folder. */
    record Journal(String service, long records, String head, long anchors) {}

    /** What the lines of a file are. */
    enum Kind {
        LOG,
        ANCHORS
    }

    /**
     * A file.
     *
     * @param first position in the journal, or number of the anchor, of the first line
     * @param last of the last line
     */
    record Part(String file, String service, Kind kind, long first, long last, long bytes, String sha256) {}

    List<Part> parts(String service, Kind kind) {
        return parts.stream()
                .filter(p -> p.service().equals(service) && p.kind() == kind)
                .toList();
    }

    /** Names of files are names in this folder, and services are the two there are. */
    private boolean isPlain() {
        return services.keySet().equals(Set.copyOf(Evidence.SERVICES))
                && parts.stream()
                        .allMatch(p -> p.file().matches("[a-z0-9-]+\\.ndjson") && services.containsKey(p.service()))
                && parts.stream().map(Part::file).distinct().count() == parts.size();
    }

    /** The manifest's text. */
    String print() {
        var text = new StringBuilder();
        var head = JSON.createObjectNode().put("format", FORMAT);
        head.set("contracts", JSON.valueToTree(contracts));
        text.append(SealedLine.of(head.toString())).append('\n');
        for (var service : services.values()) {
            var line = JSON.createObjectNode()
                    .put("service", service.service())
                    .put("records", service.records())
                    .put("head", service.head())
                    .put("anchors", service.anchors());
            text.append(SealedLine.of(line.toString())).append('\n');
        }
        for (var part : parts) {
            var line = JSON.createObjectNode()
                    .put("file", part.file())
                    .put("service", part.service())
                    .put("kind", part.kind().name())
                    .put("first", part.first())
                    .put("last", part.last())
                    .put("bytes", part.bytes())
                    .put("sha256", part.sha256());
            text.append(SealedLine.of(line.toString())).append('\n');
        }
        return text + end(text.toString()) + "\n";
    }

    private static String end(String before) {
        var line = JSON.createObjectNode()
                .put("lines", before.lines().count())
                .put("sha256", Sha256Files.of(before.getBytes(StandardCharsets.UTF_8)));
        return SealedLine.of(line.toString());
    }

    /**
     * Reads a manifest.
     *
     * @param findings take what is wrong with it
     * @return empty if anything is
     */
    static Optional<Manifest> parse(String text, List<Finding> findings) {
        var lines = new ArrayList<JsonNode>();
        long offset = 0;
        int number = 0;
        var rows = text.split("\n", -1);
        boolean afterPiece = false;
        for (var row : rows) {
            number++;
            if (number == rows.length && row.isEmpty()) {
                break;
            }
            // A byte that became the end of a line makes two pieces of one line: one finding, at the first.
            boolean piece = !isObject(row);
            if (!(piece && afterPiece)) {
                read(row, number, offset, findings).ifPresent(lines::add);
            }
            afterPiece = piece;
            offset += row.length() + 1L;
        }
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        if (!text.endsWith("\n") || lines.size() < 2) {
            findings.add(Finding.ofLine(NAME, number, offset, "the file ends too early"));
            return Optional.empty();
        }
        var manifest = of(lines);
        if (manifest.isEmpty()
                || !manifest.get().isPlain()
                || !manifest.get().print().equals(text)) {
            findings.add(Finding.ofFile(NAME, "its lines are not those of " + FORMAT));
            return Optional.empty();
        }
        return manifest;
    }

    private static boolean isObject(String row) {
        try {
            return WHOLE.readTree(row).isObject();
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private static Optional<JsonNode> read(String row, int number, long offset, List<Finding> findings) {
        if (!SealedLine.holds(row)) {
            findings.add(Finding.ofLine(NAME, number, offset, "the line was changed: its seal does not fit"));
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(row));
        } catch (JsonProcessingException e) {
            findings.add(Finding.ofLine(NAME, number, offset, "no JSON: " + e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    /** Lenient: what does not belong is lost, and shows when the result is printed again. */
    private static Optional<Manifest> of(List<JsonNode> lines) {
        var services = new LinkedHashMap<String, Journal>();
        var parts = new ArrayList<Part>();
        for (var line : lines) {
            var name = line.path("service").asText();
            if (line.has("records")) {
                services.put(
                        name,
                        new Journal(
                                name,
                                line.path("records").asLong(),
                                line.path("head").asText(),
                                line.path("anchors").asLong()));
            } else if (line.has("file")) {
                parts.add(new Part(
                        line.path("file").asText(),
                        name,
                        line.path("kind").asText().equals(Kind.LOG.name()) ? Kind.LOG : Kind.ANCHORS,
                        line.path("first").asLong(),
                        line.path("last").asLong(),
                        line.path("bytes").asLong(),
                        line.path("sha256").asText()));
            }
        }
        try {
            var contracts = ContractAddresses.parse(
                    ((ObjectNode) lines.getFirst()).path("contracts").toString());
            return Optional.of(new Manifest(contracts, services, parts));
        } catch (OnchainException | ClassCastException _) {
            return Optional.empty();
        }
    }

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }
}
