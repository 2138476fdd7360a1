package io.penstock.deal;

import static io.penstock.Cases.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.Resources;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealDocumentProperties {

    /** Five of the seeds: a whole document or payment date takes longer than the other cases. */
    static LongStream seeds() {
        return Cases.seeds().limit(5);
    }

    private static final String ATLAS = Resources.text("/deal/atlas.json").strip();
    private static final String CHARACTERS = "{}[]\",:\\ 019.-+*/()@ABCaceu\u00e9\u0000";

    /**
     * A document with one character changed is refused with findings, or is a document that reads back equal
     * from its own canonical form. It never makes the reader throw.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aChangedCharacterIsRefusedOrGivesAWholeDocument(long seed) {
        forAll(seed, (random, size) -> mutated(random), json -> {
            var parsed = DealDocuments.parse(json);
            if (parsed.deal().isEmpty()) {
                assertThat(parsed.findings()).anyMatch(Finding::isError);
                return;
            }
            var deal = parsed.deal().get();
            var again = DealDocuments.parse(deal.canonicalJson()).deal().orElseThrow();
            assertThat(again.document()).isEqualTo(deal.document());
            assertThat(again.canonicalJson()).isEqualTo(deal.canonicalJson());
            assertThat(again.documentHash()).isEqualTo(deal.documentHash());
        });
    }

    private static String mutated(RandomGenerator random) {
        int at = random.nextInt(ATLAS.length());
        var inserted = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> ATLAS.substring(0, at) + ATLAS.substring(at + 1);
            case 1 -> ATLAS.substring(0, at) + inserted + ATLAS.substring(at);
            default -> ATLAS.substring(0, at) + inserted + ATLAS.substring(at + 1);
        };
    }
}
