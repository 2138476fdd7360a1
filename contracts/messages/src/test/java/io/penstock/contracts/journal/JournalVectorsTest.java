package io.penstock.contracts.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors of the journal format, the same file that {@code journal-reader.mjs} is checked with. */
class JournalVectorsTest {

    private static final Path REFERENCE = Path.of("../../docs/reference");

    private final JsonNode vectors = vectors();

    @Test
    void linesAreReadAndWrittenAsPublished() {
        var reader = new JournalLineReader();
        for (JsonNode vector : vectors.path("records")) {
            byte[] line = utf8(vector.path("line").asString());
            reader.read(line, 0, line.length);
            assertThat(hex(reader.recordHash()))
                    .isEqualTo(vector.path("recordHash").asString())
                    .isEqualTo(hex(reader.record().hash()));
            assertThat(JournalLine.write(reader.position(), reader.record(), hex(reader.chainHash())))
                    .isEqualTo(line);
        }
    }

    @Test
    void headsFollowAsPublished() {
        var chain = HashChain.start(vectors.path("service").asString());
        var hasher = new ChainHasher(chain);
        assertThat(chain.headHex()).isEqualTo(vectors.path("start").asString());
        for (JsonNode vector : vectors.path("records")) {
            byte[] hash = HexFormat.of().parseHex(vector.path("recordHash").asString());
            chain = chain.append(hash);
            hasher.append(hash);
            assertThat(vector.path("line").asString())
                    .endsWith(",\"hash\":\"" + chain.headHex() + "\"}")
                    .startsWith("{\"position\":" + chain.position() + ",");
            assertThat(hasher.now()).isEqualTo(chain);
        }
    }

    @Test
    void rootsAreAsPublished() {
        var grown = new MerkleFrontier();
        var hashes = new ArrayList<byte[]>();
        for (JsonNode vector : vectors.path("records")) {
            hashes.add(HexFormat.of().parseHex(vector.path("recordHash").asString()));
            grown.add(hashes.getLast());
            var published = vectors.path("roots").get(hashes.size() - 1).asString();
            assertThat(hex(MerkleTree.root(hashes))).isEqualTo(published);
            assertThat(hex(grown.root())).isEqualTo(published);
        }
    }

    @Test
    void sealsAreAsPublished() {
        var line = vectors.path("sealed").asString();
        assertThat(SealedLine.holds(line)).isTrue();
        assertThat(SealedLine.of("{\"service\":\"issuance\",\"records\":4}")).isEqualTo(line);
        for (int i = 0; i < line.length(); i++) {
            var changed = line.substring(0, i) + (char) (line.charAt(i) ^ 1) + line.substring(i + 1);
            assertThat(SealedLine.holds(changed)).as(changed).isFalse();
        }
    }

    /** The page shows the same figures as the file. */
    @Test
    void thePageSaysTheSame() throws IOException {
        var page = Files.readString(REFERENCE.resolve("journal.md"));
        assertThat(page)
                .contains(
                        vectors.path("start").asString(),
                        vectors.path("roots").get(2).asString());
        IntStream.range(0, 3)
                .mapToObj(vectors.path("records")::get)
                .forEach(vector ->
                        assertThat(page).contains(vector.path("recordHash").asString()));
        vectors.path("topics").forEach(topic -> assertThat(page).contains(topic.asString()));
    }

    /** There is one way to write a line: any other byte, also between the members, is refused where it stands. */
    @Test
    void aLineOfAnotherFormIsRefused() {
        var line = vectors.path("records").get(3).path("line").asString();
        for (var other : List.of(
                line + " ",
                line.replaceFirst(":", ": "),
                line.replaceFirst("eventId", "eventID"),
                line.replaceFirst("\"position\":4", "\"position\":04"),
                line.replaceFirst("\"sequence\":0", "\"sequence\":-0"),
                line.replaceFirst("e-4", "e\\\\u002d4"),
                line.replaceFirst("\\\\u001f", "\\\\u001F"),
                line.replaceFirst("\\\\n", "\\\\u000a"),
                line.replaceFirst(" / ", " \\\\/ "),
                line.replaceFirst("\"e-4\"", "\"e-\t4\""),
                line.substring(0, line.length() - 1))) {
            byte[] bytes = utf8(other);
            assertThatThrownBy(() -> new JournalLineReader().read(bytes, 0, bytes.length))
                    .as(other)
                    .isInstanceOf(JournalLineException.class);
        }
        byte[] torn = utf8(line);
        torn[line.indexOf('Ü') + 1] = 'x'; // the second byte of a character of two
        assertThatThrownBy(() -> new JournalLineReader().read(torn, 0, torn.length))
                .hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00Z,           2026-11-21T00:00:00Z",
        "2026-11-21T00:00:00.1Z,         2026-11-21T00:00:00.100000000Z",
        "2026-11-21T00:00:00.000001Z,    2026-11-21T00:00:00.000001000Z",
        "2026-11-21T00:00:00.000000999Z, 2026-11-21T00:00:00Z", // finer than the log keeps
        "2026-11-21T23:59:59.999999999Z, 2026-11-21T23:59:59.999999000Z",
    })
    void momentsHaveOneText(Instant moment, String text) {
        assertThat(JournalRecord.instantText(moment)).isEqualTo(text);
    }

    private static JsonNode vectors() {
        return JsonMapper.shared()
                .readTree(REFERENCE.resolve("journal-vectors.json").toFile());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
