package io.penstock.cli.audit;

import io.penstock.contracts.journal.JournalLineException;
import io.penstock.contracts.journal.JournalLineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Was anything changed in an exported folder since it was written? Reads each byte once: the manifest with its seals,
 * the lists of anchors, and the logs line by line in their one canonical form through the hash chain. Names the first
 * broken record of each service and its place in the file. Needs no platform and no network.
 */
final class BundleVerify {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Path folder;
    private final Consumer<String> progress;
    private final Path checkpointFile;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<AnchorLine>> anchors = new HashMap<>();
    private final Map<String, JournalCheck> checks = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    BundleVerify(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
        this.checkpointFile = Checkpoint.beside(folder);
    }

    /** @param resume go on where an earlier check of the same folder was ended */
    AuditReport run(boolean resume) throws IOException {
        var text = BundleEvidence.manifestText(folder);
        var report = new AuditReport("verify");
        var manifest = Manifest.parse(text, findings);
        if (manifest.isPresent()) {
            foreignFiles(manifest.get());
            verify(manifest.get(), Sha256Files.of(text.getBytes(StandardCharsets.ISO_8859_1)), resume, report);
        }
        findings.forEach(finding -> report.fault(finding.text()));
        report.details("findings", findings.stream().map(Finding::toMap).toList());
        return report;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What the folder says about a service's anchors, for comparison with a node. Empty before the run. */
    List<AnchorLine> anchors(String service) {
        return anchors.getOrDefault(service, List.of());
    }

    private void foreignFiles(Manifest manifest) throws IOException {
        var known = new HashSet<String>();
        manifest.parts().forEach(part -> known.add(part.file()));
        try (var entries = Files.list(folder)) {
            entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !known.contains(name) && !name.equals(Manifest.NAME))
                    .sorted()
                    .forEach(name -> findings.add(Finding.ofFile(name, "the manifest does not know this file")));
        }
    }

    private void verify(Manifest manifest, String identity, boolean resume, AuditReport report) throws IOException {
        for (var part : manifest.parts()) {
            if (part.kind() == Manifest.Kind.ANCHORS) {
                anchors(part, manifest);
            }
        }
        int done = resume ? begin(identity) : 0;
        for (var service : Evidence.SERVICES) {
            checks.computeIfAbsent(service, name -> new JournalCheck(name, bare(name)));
        }
        long saved = System.nanoTime();
        for (int i = done; i < manifest.parts().size(); i++) {
            var part = manifest.parts().get(i);
            if (part.kind() == Manifest.Kind.LOG && !broken.contains(part.service())) {
                log(part, checkOf(part.service()));
                progress.accept("%s: %,d records".formatted(part.service(), part.last()));
            }
            if (findings.isEmpty() && System.nanoTime() - saved > EVERY_NANOS) {
                save(identity, i + 1);
                saved = System.nanoTime();
            }
        }
        for (var service : Evidence.SERVICES) {
            end(manifest, service, report);
        }
        Files.deleteIfExists(checkpointFile);
    }

    private int begin(String identity) {
        var checkpoint = Checkpoint.read(checkpointFile, identity);
        if (checkpoint.isEmpty() || !findings.isEmpty()) {
            progress.accept("no checkpoint of this folder in " + checkpointFile + ": begins at the beginning");
            return 0;
        }
        checkpoint.get().places().forEach((service, place) -> {
            checks.put(service, new JournalCheck(service, bare(service), place));
            progress.accept("%s: goes on behind record %,d"
                    .formatted(service, place.head().position()));
        });
        return checkpoint.get().files();
    }

    private void save(String identity, int files) {
        var places = new HashMap<String, JournalCheck.Place>();
        checks.forEach((service, check) -> places.put(service, check.place()));
        try {
            new Checkpoint(identity, files, places).write(checkpointFile);
        } catch (IOException e) {
            progress.accept("no checkpoint is kept: " + e.getMessage());
        }
    }

    private void anchors(Manifest.Part part, Manifest manifest) throws IOException {
        var lines = new ArrayList<AnchorLine>();
        anchors.put(part.service(), lines);
        long due = 1;
        var digest = Sha256Files.digest();
        long bytes = 0;
        try (var source = open(part, digest)) {
            while (source != null && source.next()) {
                var text = new String(
                        source.buffer(), source.from(), source.to() - source.from(), StandardCharsets.ISO_8859_1);
                var fault = anchor(text, due, part.service(), manifest, lines);
                fault = fault == null && !source.ended() ? "the last line does not end" : fault;
                if (fault != null) {
                    findings.add(Finding.ofLine(part.file(), source.number(), source.offset(), fault));
                    broken.add(part.service());
                    return;
                }
                due = lines.getLast().anchor().to() + 1;
                bytes = source.offset() + source.to() - source.from() + 1;
            }
        }
        whole(part, bytes, HexFormat.of().formatHex(digest.digest()), lines.size());
    }

    private static @Nullable String anchor(
            String text, long due, String service, Manifest manifest, List<AnchorLine> lines) {
        try {
            var line = AnchorLine.parse(text);
            lines.add(line);
            return line.anchor().from() == due && line.anchor().to() >= due
                    ? line.contradiction(service, manifest.contracts().eventAnchor())
                    : "an anchor from " + line.anchor().from() + " to "
                            + line.anchor().to() + " where one from " + due + " is due";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private void log(Manifest.Part part, JournalCheck check) throws IOException {
        var digest = Sha256Files.digest();
        var entry = new Line();
        long bytes = 0;
        if (check.position() + 1 != part.first()) {
            stop(
                    part,
                    Finding.ofFile(
                            part.file(),
                            "begins at position " + part.first() + " by the manifest, where " + (check.position() + 1)
                                    + " is due"));
            return;
        }
        try (var lines = open(part, digest)) {
            while (lines != null && lines.next()) {
                var finding = record(part, lines, check, entry);
                if (finding != null) {
                    stop(part, finding);
                    return;
                }
                bytes = lines.offset() + lines.to() - lines.from() + 1;
            }
        }
        whole(part, bytes, HexFormat.of().formatHex(digest.digest()), check.position());
    }

    private static @Nullable Finding record(Manifest.Part part, ByteLines lines, JournalCheck check, Line entry) {
        long due = check.position() + 1;
        try {
            entry.reader.read(lines.buffer(), lines.from(), lines.to());
        } catch (JournalLineException e) {
            return new Finding(
                    part.service() + ": position " + due,
                    "its line is not what the journal writes: " + e.getMessage(),
                    part.file(),
                    lines.number(),
                    lines.offset() + e.offset());
        }
        var fault = !lines.ended()
                ? "position " + due + ": its line does not end"
                : due > part.last()
                        ? "position " + due + ": the manifest ends the file at " + part.last()
                        : check.next(entry);
        return fault == null ? null : new Finding(part.service(), fault, part.file(), lines.number(), lines.offset());
    }

    private @Nullable ByteLines open(Manifest.Part part, java.security.MessageDigest digest) throws IOException {
        var path = folder.resolve(part.file());
        if (!Files.isRegularFile(path)) {
            return null;
        }
        return new ByteLines(Files.newInputStream(path), digest);
    }

    private void whole(Manifest.Part part, long bytes, String sha256, long last) {
        if (!Files.isRegularFile(folder.resolve(part.file()))) {
            stop(part, Finding.ofFile(part.file(), "the file is missing"));
        } else if (last != part.last()) {
            stop(part, Finding.ofFile(part.file(), "ends at " + last + ", the manifest says " + part.last()));
        } else if (bytes != part.bytes() || !sha256.equals(part.sha256())) {
            stop(
                    part,
                    Finding.ofFile(
                            part.file(),
                            bytes + " bytes with SHA-256 " + sha256 + ", the manifest says " + part.bytes() + " and "
                                    + part.sha256()));
        }
    }

    private void stop(Manifest.Part part, Finding finding) {
        findings.add(finding);
        broken.add(part.service());
    }

    private void end(Manifest manifest, String service, AuditReport report) {
        var check = checkOf(service);
        report.count("events", check.position());
        report.count("anchors as exported", check.anchored());
        report.count(
                "with receipt",
                anchors(service).stream().filter(a -> a.receipt() != null).count());
        if (broken.contains(service)) {
            return;
        }
        var open = check.end();
        if (open != null) {
            findings.add(new Finding(service, open, service + "-anchors.ndjson", 0, 0));
        }
        var said = manifest.services().get(service);
        var found = new Manifest.Journal(
                service,
                check.position(),
                check.head().headHex(),
                anchors(service).size());
        if (!found.equals(said)) {
            findings.add(Finding.ofFile(Manifest.NAME, service + " has " + found + ", the manifest says " + said));
        }
    }

    private JournalCheck checkOf(String service) {
        return checks.computeIfAbsent(service, name -> new JournalCheck(name, bare(name)));
    }

    private List<Evidence.Anchor> bare(String service) {
        return anchors(service).stream().map(AnchorLine::anchor).toList();
    }

    /** The reader as the check wants to see it. */
    private static final class Line implements JournalCheck.Entry {

        private final JournalLineReader reader = new JournalLineReader();

        @Override
        public long position() {
            return reader.position();
        }

        @Override
        public String eventId() {
            return reader.eventId();
        }

        @Override
        public String name() {
            return reader.name();
        }

        @Override
        public String streamId() {
            return reader.streamId();
        }

        @Override
        public long sequence() {
            return reader.sequence();
        }

        @Override
        public byte[] recordHash() {
            return reader.recordHash();
        }

        @Override
        public byte[] chainHash() {
            return reader.chainHash();
        }
    }
}
