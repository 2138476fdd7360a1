package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of documents that use the whole language. */
class RandomDealsProperties {

    /** Fewer than other properties have: a whole document takes longer than their cases. */
    private static final int DEALS_PER_SEED = 20;

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
