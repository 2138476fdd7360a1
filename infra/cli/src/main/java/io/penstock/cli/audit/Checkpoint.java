package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.contracts.journal.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the check of a folder has come, in a file beside the folder, so that a check that was killed goes on. It
 * belongs to one manifest; with another it counts for nothing.
 *
 * @param manifest SHA-256 of the manifest
 * @param files how many of the manifest's files are done, in its order
 * @param places of the services whose logs were begun
 */
record Checkpoint(String manifest, int files, Map<String, JournalCheck.Place> places) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Path beside(Path folder) {
        var whole = folder.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ".verify-checkpoint");
    }

    /** Written beside and moved into place: a reader sees the old one or the new one. */
    void write(Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        JSON.writeValue(draft.toFile(), this);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty if there is none for this manifest. */
    static Optional<Checkpoint> read(Path file, String manifest) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var json = JSON.readTree(file.toFile());
            if (!json.path("manifest").asText().equals(manifest)) {
                return Optional.empty();
            }
            var places = new HashMap<String, JournalCheck.Place>();
            for (var entry : json.path("places").properties()) {
                places.put(entry.getKey(), place(entry.getValue()));
            }
            return Optional.of(new Checkpoint(manifest, json.path("files").asInt(), places));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static JournalCheck.Place place(JsonNode json) {
        var peaks = new ArrayList<String>();
        json.path("blockPeaks").forEach(peak -> peaks.add(peak.asText()));
        var sequences = new HashMap<String, Long>();
        json.path("sequences")
                .properties()
                .forEach(e -> sequences.put(e.getKey(), e.getValue().asLong()));
        return new JournalCheck.Place(
                new HashChain(
                        json.path("head").path("position").asLong(),
                        json.path("head").path("headHex").asText()),
                json.path("anchors").asInt(),
                json.path("blockCount").asLong(),
                peaks,
                sequences);
    }
}
