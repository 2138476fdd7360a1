package io.penstock.issuance.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementProperties {

    private static final long DENOMINATION = 100_000;

    /** @param moved units of face value by which one line is wrong; zero if none is */
    record Case(DealTerms terms, List<Subscription> subscriptions, long moved, long shuffle) {}

    private static Case generate(RandomGenerator random, int size) {
        int classes = 1 + random.nextInt(3);
        var terms = new ArrayList<ClassTerms>();
        var subscriptions = new ArrayList<Subscription>();
        for (int c = 0; c < classes; c++) {
            int investors = 1 + random.nextInt(1 + size / 4);
            long units = 0;
            for (int i = 0; i < investors; i++) {
                long held = 1 + random.nextLong(1_000);
                units += held;
                subscriptions.add(DealExample.of("C" + c, "INV-" + i, amount(held * DENOMINATION)));
            }
            terms.add(DealExample.classOf("C" + c, amount(units * DENOMINATION)));
        }
        long moved = random.nextInt(3) - 1L;
        if (moved != 0) {
            var line = subscriptions.getFirst();
            subscriptions.set(
                    0,
                    new Subscription(
                            line.className(),
                            line.investorId(),
                            line.faceValue().plus(DealExample.usd(amount(moved * DENOMINATION))),
                            line.investor()));
        }
        return new Case(
                DealExample.terms(
                        "USD",
                        DealExample.CUT_OFF,
                        DealExample.CLOSING,
                        DealExample.WALLET,
                        "0.00",
                        terms.toArray(ClassTerms[]::new)),
                List.copyOf(subscriptions),
                moved,
                random.nextLong());
    }

    private static String amount(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, 2).toPlainString();
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void acceptedHoldingsAddUpToEachClassAndOtherSumsAreRefused(long seed) {
        Cases.forAll(seed, PlacementProperties::generate, c -> {
            switch (decide(c.terms(), c.subscriptions())) {
                case Accepted<DealEvent>(var events) -> {
                    assertThat(c.moved()).isZero();
                    var holdings = ((UnitsAllocated) events.getFirst()).holdings();
                    for (ClassTerms each : c.terms().classes()) {
                        var sum = holdings.stream()
                                .filter(h -> h.className().equals(each.className()))
                                .map(Holding::faceValue)
                                .reduce(Money.zero(c.terms().currency()), Money::plus);
                        assertThat(sum).isEqualTo(each.originalBalance());
                    }
                }
                case Rejected<DealEvent>(var rejection) -> {
                    assertThat(c.moved()).isNotZero();
                    assertThat(rejection.code())
                            .isIn(DealRejection.ALLOCATION_SUM_DIFFERS, DealRejection.ALLOCATION_NOT_POSITIVE);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void theOrderOfLinesDoesNotMatter(long seed) {
        Cases.forAll(seed, PlacementProperties::generate, c -> {
            var shuffled = new ArrayList<>(c.subscriptions());
            Collections.shuffle(shuffled, new Random(c.shuffle()));
            var one = decide(c.terms(), c.subscriptions());
            var other = decide(c.terms(), shuffled);
            if (one instanceof Accepted<DealEvent>) {
                assertThat(other).isEqualTo(one);
            } else {
                assertThat(other).isInstanceOf(Rejected.class);
            }
        });
    }

    private static Decision<DealEvent> decide(DealTerms terms, List<Subscription> subscriptions) {
        return Deal.decide(
                new AllocateUnits(DealExample.DEAL, subscriptions, "amy"),
                new Deal.Structured(new DealStructured(DealExample.DEAL, terms, "sam")));
    }
}
