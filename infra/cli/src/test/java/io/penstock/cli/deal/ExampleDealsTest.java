package io.penstock.cli.deal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.deal.DealDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleDealsTest {

    static Stream<Path> documents() {
        return Examples.in("deals").stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsValidAndLeavesNoWarning(Path document) {
        assertThat(DealFile.read(document).warnings()).isEmpty();
    }

    /** The engine's own tests read these deals as JSON: the same documents, by their hash. */
    @ParameterizedTest
    @ValueSource(strings = {"caot-2024-2", "caot-2025-2"})
    void theDocumentIsTheOneThatTheEngineIsTestedWith(String name) throws IOException {
        try (var json = requireNonNull(getClass().getResourceAsStream("/golden/" + name + "/deal.json"))) {
            var golden = DealDocuments.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(DealFile.read(Examples.file("deals/" + name + ".yaml"))
                            .deal()
                            .documentHash())
                    .isEqualTo(golden.deal().orElseThrow().documentHash());
        }
    }
}
