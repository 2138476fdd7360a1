package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Resources;
import org.junit.jupiter.api.Test;

/** The sample that other modules start from. {@code atlas.yaml} says the same for people. */
class AtlasDocumentTest {

    @Test
    void isStoredInItsCanonicalForm() {
        var stored = Resources.text("/deal/atlas.json").strip();
        var parsed = DealDocuments.parse(stored);
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.deal().orElseThrow().canonicalJson()).isEqualTo(stored);
    }
}
