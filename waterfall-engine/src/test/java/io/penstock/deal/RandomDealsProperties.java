package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of documents that use the whole language. */
class RandomDealsProperties {

    /** Fewer than other properties have: a whole document takes longer than their cases. */
    private static final int DEALS_PER_SEED = 10;

    private static final int MUTATIONS_PER_DEAL = 4;
    private static final String CHARACTERS = "{}[]\",:\\ 019.-+*/()@<>=ABCXaceux\u00e9\u0000";

    /** Writing and reading lose nothing and add nothing. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aDocumentReadsBackAsItself(long seed) {
        forAll(seed, (_, document) -> {
            var deal = RandomDeals.checked(document);
            assertThat(deal.document()).isEqualTo(document);
            var again = SampleDeals.parse(deal.canonicalJson());
            assertThat(again.document()).isEqualTo(document);
            assertThat(again.canonicalJson()).isEqualTo(deal.canonicalJson());
            assertThat(again.documentHash()).isEqualTo(deal.documentHash());
        });
    }

    /**
     * One changed character is refused with a finding or gives a whole document, whose hash is another if and
     * only if the document is. Nothing makes the reader throw.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aChangedCharacterIsRefusedOrGivesAWholeDocument(long seed) {
        forAll(seed, (random, document) -> {
            var original = RandomDeals.checked(document);
            var json = original.canonicalJson();
            for (int i = 0; i < MUTATIONS_PER_DEAL; i++) {
                var parsed = DealDocuments.parse(mutated(json, random));
                if (parsed.deal().isEmpty()) {
                    assertThat(parsed.findings()).anyMatch(Finding::isError);
                    continue;
                }
                var deal = parsed.deal().get();
                assertThat(deal.documentHash().equals(original.documentHash()))
                        .isEqualTo(deal.document().equals(document));
                assertThat(SampleDeals.parse(deal.canonicalJson()).document()).isEqualTo(deal.document());
            }
        });
    }

    private static String mutated(String json, RandomGenerator random) {
        int at = random.nextInt(json.length());
        var inserted = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> json.substring(0, at) + json.substring(at + 1);
            case 1 -> json.substring(0, at) + inserted + json.substring(at);
            default -> json.substring(0, at) + inserted + json.substring(at + 1);
        };
    }

    private static void forAll(long seed, Property property) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 1; i <= DEALS_PER_SEED; i++) {
            var document = RandomDeals.document(random, i * 100 / DEALS_PER_SEED);
            try {
                property.check(random, document);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dpenstock.seed=" + seed + ", deal " + i + ": " + e.getMessage(), e);
            }
        }
    }

    private interface Property {
        void check(RandomGenerator random, DealDocument document);
    }
}
