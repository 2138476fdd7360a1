package io.penstock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDealTest {

    private static final long DENOMINATION = 1_000_00;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void placesEveryClassWholeAndNeverMoreThanThePool(long seed) {
        Cases.forAll(seed, (random, size) -> new SampleDeal("D", random.nextLong(10_000_000_00L, 1L << 50)), deal -> {
            long issued = 0;
            for (var c : deal.classes()) {
                long placed = deal.subscriptions().stream()
                        .filter(s -> s.className().equals(c.className()))
                        .mapToLong(SampleDeal.Subscription::amount)
                        .sum();
                assertThat(placed).isEqualTo(c.originalBalance());
                issued += placed;
            }
            assertThat(deal.subscriptions()).allMatch(s -> s.amount() > 0 && s.amount() % DENOMINATION == 0);
            assertThat(issued).isLessThanOrEqualTo(deal.poolBalance()).isGreaterThan(deal.poolBalance() - DENOMINATION);
            assertThat(SampleDeal.investors().stream().mapToLong(deal::cashOf).sum())
                    .isEqualTo(issued);
        });
    }
}
