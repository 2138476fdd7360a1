package io.penstock.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to an exported folder is found, and its place is named. */
class BundleVerifyTest {

    private static final int EVENTS = 95;
    private static final int CHANGES = 50;

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void export() throws IOException {
        folder = temporary.resolve("bundle");
        new SampleBundle(EVENTS, 20, 3).write(folder, 30);
    }

    @Test
    void aWholeFolderHolds() throws IOException {
        assertThat(files()).hasSize(11); // four parts and the anchors of each service, and the manifest
        var report = new BundleVerify(folder, _ -> {}).run(false);
        assertThat(report.breaks()).isEmpty();
        assertThat(report.counted("events")).isEqualTo(2 * EVENTS);
        assertThat(report.counted("anchors as exported")).isEqualTo(10);
        assertThat(report.counted("with receipt")).isEqualTo(10);
        var evidence = new BundleEvidence(folder);
        assertThat(evidence.log("servicing").toList())
                .isEqualTo(new SampleBundle(EVENTS, 20, 3).log("servicing").toList());
        assertThat(new Verify(evidence, null).run().breaks()).isEmpty();
    }

    /** 20 seeds × 50 changes of one byte anywhere: each is found, in its file, at its line or the one before. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void anyChangedByteIsFoundAndItsPlaceNamed(long seed) throws IOException {
        var random =
                java.util.random.RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < CHANGES; i++) {
            var change = Change.draw(random, files());
            var as = "-Dpenstock.seed=" + seed + ", change " + i + ": " + change;
            byte[] before = change.apply();
            var verify = new BundleVerify(folder, _ -> {});
            verify.run(false);
            assertThat(verify.findings()).as(as).hasSize(1);
            var finding = verify.findings().getFirst();
            assertThat(finding.file())
                    .as(as)
                    .isEqualTo(change.file().getFileName().toString());
            assertThat(finding.line()).as(as + finding).isEqualTo(change.line());
            Files.write(change.file(), before);
        }
    }

    private record Change(Path file, int at, int mask, long line) {

        static Change draw(RandomGenerator random, List<Path> files) throws IOException {
            long all = 0;
            for (var file : files) {
                all += Files.size(file);
            }
            long at = random.nextLong(all);
            for (var file : files) {
                byte[] bytes = Files.readAllBytes(file);
                if (at < bytes.length) {
                    long line = 1;
                    for (int i = 0; i < at; i++) {
                        line += bytes[i] == '\n' ? 1 : 0;
                    }
                    return new Change(file, (int) at, random.nextInt(1, 256), line);
                }
                at -= bytes.length;
            }
            throw new AssertionError("beyond all files");
        }

        byte[] apply() throws IOException {
            byte[] before = Files.readAllBytes(file);
            byte[] after = before.clone();
            after[at] ^= (byte) mask;
            Files.write(file, after);
            return before;
        }
    }

    /** A byte of the manifest that becomes the end of a line is one change, wherever it stands in its line. */
    @Test
    void aManifestsLineCutInTwoIsOneFinding() throws IOException {
        var manifest = folder.resolve("manifest.ndjson");
        byte[] bytes = Files.readAllBytes(manifest);
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != '\n') {
                byte[] cut = bytes.clone();
                cut[at] = '\n';
                Files.write(manifest, cut);
                var verify = new BundleVerify(folder, _ -> {});
                verify.run(false);
                var line = new String(bytes, 0, at, StandardCharsets.UTF_8)
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                assertThat(verify.findings()).as("byte " + at).hasSize(1);
                assertThat(verify.findings().getFirst().line()).as("byte " + at).isEqualTo(line);
            }
        }
        Files.write(manifest, bytes);
    }

    @Test
    void droppedDoubledSwappedAndInsertedRecordsAreNamed() throws IOException {
        var file = folder.resolve("issuance-000002.ndjson");
        var lines = Files.readAllLines(file);
        assertThat(broken(file, without(lines, 4)))
                .isEqualTo("issuance: position 35 is missing, the next record is 36");
        assertThat(broken(file, with(lines, 5, lines.get(4))))
                .isEqualTo("issuance: position 36: there is position 35 again");
        var swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 4, 5);
        assertThat(broken(file, swapped)).isEqualTo("issuance: position 35 is missing, the next record is 36");
        assertThat(broken(file, with(lines, 30, lines.getFirst().replace(":31,", ":61,"))))
                .startsWith("issuance: position 61");
        assertThat(broken(file, lines.subList(0, 29))).startsWith("issuance-000002.ndjson: ends at 59");
        assertThat(broken(file, List.of())).startsWith("issuance-000002.ndjson: ends at 30");
        Files.write(file, lines);
        assertThat(new BundleVerify(folder, _ -> {}).run(false).breaks()).isEmpty();
    }

    @Test
    void missingAndForeignFilesAreNamed() throws IOException {
        var file = folder.resolve("servicing-000003.ndjson");
        Files.move(file, folder.resolve("other.txt"));
        assertThat(new BundleVerify(folder, _ -> {}).run(false).breaks())
                .containsExactly(
                        "other.txt: the manifest does not know this file",
                        "servicing-000003.ndjson: the file is missing");
    }

    /** Whoever rewrites an event and all hashes and seals after it still meets the event on chain. */
    @Test
    void aForgedLogMeetsTheReceiptsOfItsAnchors() throws IOException {
        var genuine = Files.readAllLines(folder.resolve("issuance-anchors.ndjson"));
        var forged = temporary.resolve("forged");
        new SampleBundle(EVENTS, 20, 4).write(forged, 30);
        var anchors = forged.resolve("issuance-anchors.ndjson");
        var lines = Files.readAllLines(anchors);
        lines.replaceAll(line -> {
            var own = AnchorLine.parse(line);
            var real = AnchorLine.parse(genuine.get(lines.indexOf(line)));
            return new AnchorLine(own.anchor(), real.receipt()).print();
        });
        Files.write(anchors, lines);
        var verify = new BundleVerify(forged, _ -> {});
        verify.run(false);
        assertThat(verify.findings().getFirst().text())
                .startsWith("issuance-anchors.ndjson: the event says 0x")
                .endsWith("(issuance-anchors.ndjson line 1, byte 0)");
    }

    @Test
    void anExportThatBrokeOffIsNoEvidenceAndGoesOn() throws IOException {
        Files.delete(Manifest.in(folder));
        assertThatThrownBy(() -> new BundleEvidence(folder)).hasMessageContaining("has no manifest.ndjson");
        var kept = Files.readAllBytes(folder.resolve("issuance-000001.ndjson"));
        for (var lost : List.of("issuance-000004.ndjson", "servicing-000001.ndjson", "servicing-anchors.ndjson")) {
            Files.deleteIfExists(folder.resolve(lost));
        }
        for (int part = 2; part <= 4; part++) {
            Files.deleteIfExists(folder.resolve("servicing-00000" + part + ".ndjson"));
        }
        Files.writeString(folder.resolve("issuance-000004.ndjson.new"), "half a li");
        new SampleBundle(EVENTS, 20, 3).write(folder, 30);
        assertThat(Files.readAllBytes(folder.resolve("issuance-000001.ndjson"))).isEqualTo(kept);
        assertThat(new BundleVerify(folder, _ -> {}).run(false).breaks()).isEmpty();
        assertThat(files()).hasSize(11);
    }

    @Test
    void aFolderOfSomethingElseIsNotTouched() throws IOException {
        assertThatThrownBy(() -> new SampleBundle(EVENTS, 20, 3).write(folder, 30))
                .hasMessageContaining("holds a whole export already");
        Files.delete(Manifest.in(folder));
        assertThatThrownBy(() -> new SampleBundle(EVENTS, 20, 4).write(folder, 30))
                .isInstanceOf(AuditException.class);
        Files.writeString(folder.resolve("mine.txt"), "x");
        assertThatThrownBy(() -> new SampleBundle(EVENTS, 20, 3).write(folder, 30))
                .hasMessageContaining("not empty");
    }

    /** As after a kill: the second check begins where the first one's last checkpoint is, and reads nothing before it. */
    @Test
    void aCheckThatWasKilledGoesOn() throws IOException {
        var text = BundleEvidence.manifestText(folder);
        var identity = Sha256Files.of(text.getBytes(StandardCharsets.ISO_8859_1));
        var manifest = Manifest.parse(text, new ArrayList<>()).orElseThrow();
        var anchors = manifest.parts("issuance", Manifest.Kind.ANCHORS).isEmpty()
                ? List.<Evidence.Anchor>of()
                : new BundleEvidence(folder).anchors("issuance");
        var check = new JournalCheck("issuance", anchors);
        try (var log = new BundleEvidence(folder).log("issuance")) {
            log.limit(60)
                    .forEach(record ->
                            assertThat(check.next(new Verify.Entry(record))).isNull());
        }
        var file = Checkpoint.beside(folder);
        new Checkpoint(identity, 2, java.util.Map.of("issuance", check.place())).write(file);
        assertThat(Checkpoint.read(file, identity).orElseThrow().places()).containsEntry("issuance", check.place());
        var notes = new ArrayList<String>();
        Files.write(
                folder.resolve("issuance-000001.ndjson"), new byte[] {'x'}); // read only by a check from the beginning
        var report = new BundleVerify(folder, notes::add).run(true);
        assertThat(report.breaks()).isEmpty();
        assertThat(report.counted("events")).isEqualTo(2 * EVENTS);
        assertThat(notes).contains("issuance: goes on behind record 60").doesNotContain("issuance: 30 records");
        assertThat(file).doesNotExist();
        assertThat(new BundleVerify(folder, _ -> {}).run(true).breaks())
                .singleElement()
                .asString()
                .startsWith("issuance: position 1");
    }

    @Test
    void aCheckpointOfAnotherFolderCountsForNothing() throws IOException {
        new Checkpoint("ab".repeat(32), 11, java.util.Map.of()).write(Checkpoint.beside(folder));
        assertThat(new BundleVerify(folder, _ -> {}).run(true).counted("events"))
                .isEqualTo(2 * EVENTS);
    }

    private String broken(Path file, List<String> lines) throws IOException {
        Files.write(file, lines);
        var verify = new BundleVerify(folder, _ -> {});
        verify.run(false);
        assertThat(verify.findings()).hasSize(1);
        var finding = verify.findings().getFirst();
        assertThat(finding.file()).isEqualTo(file.getFileName().toString());
        return finding.subject() + ": " + finding.what();
    }

    private static List<String> without(List<String> lines, int index) {
        var other = new ArrayList<>(lines);
        other.remove(index);
        return other;
    }

    private static List<String> with(List<String> lines, int index, String line) {
        var other = new ArrayList<>(lines);
        other.add(index, line);
        return other;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
