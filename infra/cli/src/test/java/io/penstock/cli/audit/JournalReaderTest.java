package io.penstock.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second reader, in JavaScript and without our code, agrees with ours: on the vectors and on exported folders. */
class JournalReaderTest {

    private static final Path REFERENCE = Path.of("../../docs/reference");
    private static final int CHANGED = 40;

    @TempDir
    Path temporary;

    private record Run(int exitCode, List<String> lines) {}

    @Test
    void readsThePublishedVectors() throws Exception {
        var run = read("--vectors", REFERENCE.resolve("journal-vectors.json").toString());
        assertThat(run.lines()).singleElement().asString().startsWith("HOLDS").endsWith("4 vectors");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void findsWhatWasChangedInExportedFolders() throws Exception {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(25);
        var whole = temporary.resolve("whole");
        new SampleBundle(65, 20, 3).write(whole, 30);
        var folders = new ArrayList<>(List.of(whole.toString()));
        var changed = new ArrayList<String>();
        var files = files(whole);
        for (int i = 0; i < CHANGED; i++) {
            var folder = temporary.resolve("changed-" + i);
            Files.createDirectory(folder);
            for (var file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            var file = files.get(i % files.size());
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt(1, 256);
            Files.write(folder.resolve(file.getFileName()), bytes);
            folders.add(folder.toString());
            changed.add(file.getFileName().toString());
        }
        var run = read(folders.toArray(String[]::new));
        assertThat(run.lines()).hasSize(1 + CHANGED);
        assertThat(run.lines().getFirst())
                .endsWith("whole: issuance 65 records in 4 blocks, servicing 65 records in 4 blocks")
                .startsWith("HOLDS");
        for (int i = 0; i < CHANGED; i++) {
            assertThat(run.lines().get(i + 1))
                    .startsWith("BROKEN " + folders.get(i + 1) + ": " + changed.get(i) + " line ");
        }
        assertThat(run.exitCode()).isOne();
    }

    /** Every record of a log of one block of 20, two more and one of 5; then each proof with another record's line. */
    @Test
    void provesSingleRecordsAndNoOthers() throws Exception {
        var evidence = new SampleBundle(65, 20, 3);
        var files = new ArrayList<>(List.of("--proof"));
        for (int position = 1; position <= 65; position += 4) {
            var proof = RecordProof.of(evidence, "issuance", position);
            var file = temporary.resolve("proof-" + position + ".json");
            Files.writeString(file, proof.toString());
            files.add(file.toString());
            proof.put("line", proof.path("line").asText().replace("holder-paid", "holder-Paid"));
            var forged = temporary.resolve("forged-" + position + ".json");
            Files.writeString(forged, proof.toString());
            files.add(forged.toString());
        }
        var run = read(files.toArray(String[]::new));
        assertThat(run.lines()).hasSize(34);
        for (int i = 0; i < run.lines().size(); i++) {
            assertThat(run.lines().get(i)).startsWith(i % 2 == 0 ? "HOLDS" : "BROKEN");
        }
    }

    private static Run read(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("node", REFERENCE.resolve("journal-reader.mjs").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Run(process.waitFor(), lines);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
