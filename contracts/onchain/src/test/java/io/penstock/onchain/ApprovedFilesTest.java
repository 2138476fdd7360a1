package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * ABI and storage layout of each contract are approved files: others build on them, so a change has to be seen and meant.
 * A difference leaves what was found in target/received; to approve it, move it over the old file.
 */
final class ApprovedFilesTest {
    static final java.util.List<String> CONTRACTS = Artifact.ALL;

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void the_abi_is_the_approved_one(String contract) throws IOException {
        var lines = new ArrayList<String>();
        for (JsonNode entry : Artifact.of(contract).abi()) {
            lines.add(entry.toString());
        }
        lines.sort(String::compareTo);
        compare("abi/" + contract, lines);
    }

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void the_storage_layout_is_the_approved_one(String contract) throws IOException {
        JsonNode layout = new ObjectMapper()
                .readTree(Path.of("target/storage-layout", contract + ".json").toFile());
        compare(
                "storage/" + contract,
                StreamSupport.stream(layout.spliterator(), false)
                        .map(JsonNode::toString)
                        .toList());
    }

    /** So that a new contract is approved, walked as a stranger and generated for the client without being remembered. */
    @Test
    void every_contract_with_functions_is_on_the_list() throws IOException {
        try (var files = Files.list(Path.of("target/solc/io/penstock/onchain/solc"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .filter(ApprovedFilesTest::hasFunctions))
                    .containsExactlyInAnyOrderElementsOf(CONTRACTS);
        }
    }

    private static boolean hasFunctions(String contract) {
        return StreamSupport.stream(Artifact.of(contract).abi().spliterator(), false)
                .anyMatch(entry -> entry.path("type").asText().equals("function"));
    }

    private static void compare(String name, java.util.List<String> lines) throws IOException {
        String found = lines.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", lines) + "\n]\n";
        Path approved = Path.of("src/test/resources/approved", name + ".json");
        String expected = Files.exists(approved) ? Files.readString(approved) : "";
        if (!found.equals(expected)) {
            Path received = Path.of("target/received", name + ".json");
            Files.createDirectories(received.resolveSibling("."));
            Files.writeString(received, found);
        }
        assertThat(found).as("compare target/received/%s.json", name).isEqualTo(expected);
    }
}
