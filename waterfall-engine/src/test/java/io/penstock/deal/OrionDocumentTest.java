package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Resources;
import org.junit.jupiter.api.Test;

/** A document with every key of the language. */
class OrionDocumentTest {

    @Test
    void isStoredInItsCanonicalForm() {
        var stored = Resources.text("/deal/orion.json").strip();
        var parsed = DealDocuments.parse(stored);
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.deal().orElseThrow().canonicalJson()).isEqualTo(stored);
    }
}
