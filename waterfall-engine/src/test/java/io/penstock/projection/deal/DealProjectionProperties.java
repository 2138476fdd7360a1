package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import io.penstock.projection.Conventions;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Method.Engine;
import io.penstock.projection.Pool;
import io.penstock.projection.PoolBuilder;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.Scenario;
import io.penstock.projection.SeverityCurve;
import io.penstock.waterfall.program.CallRule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of projections of a deal: P9 to P13 and P20 of design/WATERFALL.md, section 18. */
class DealProjectionProperties {

    private static final int THREE_BLOCKS_OF_LANES = 130;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void cashThatComesInIsPaidOutOrStillThere(long seed) {
        var random = random(seed);
        var projection = DealProjection.of(SmallDeals.sequential(), DealCases.pool(random, 12));
        var flows = projection.run(DealCases.scenario(random, "s"), 1);
        int last = flows.payments() - 1;
        long in = projection.deal().reserveDeposit().minorUnits();
        for (var cash : flows.poolPayments().cash().values()) {
            in += Arrays.stream(cash).sum();
        }
        long out = flows.account("reserve", last) + flows.account("collections", last);
        for (int payment = 0; payment <= last; payment++) {
            out += flows.feePaid("servicing", payment) + flows.residual("certificateHolder", payment);
            for (var flow : flows.classes()) {
                out += flow.paid(payment);
                assertThat(flow.interestPaid(payment)).isBetween(0L, flow.interestDue(payment));
                assertThat(flow.opening(payment) - flow.principal(payment)).isEqualTo(flow.closing(payment));
            }
        }
        assertThat(out).isEqualTo(in);
        for (var flow : flows.classes()) {
            var outcome = ClassMeasures.of(flow, MeasureTerms.DEFAULT).outcome();
            assertThat(outcome.principalPaid() + outcome.principalLoss()).isEqualTo((double) flow.originalBalance());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void anotherThreadOrLaneChangesNothing(long seed) {
        var random = random(seed);
        var pool = DealCases.pool(random, 10);
        var deal = SmallDeals.sequential();
        var scenarios = IntStream.range(0, 7)
                .mapToObj(i -> DealCases.scenario(random, "s" + i)
                        .withCalls(i % 2 == 0 ? CallRule.NEVER : CallRule.FIRST_CHANCE))
                .toList();
        var together = DealProjection.of(deal, pool).runAll(scenarios, 1);
        for (int threads : new int[] {2, 3, 8}) {
            same(
                    together,
                    DealProjection.of(deal, pool).runAll(scenarios, threads),
                    deal.tranches().size());
        }
        var alone = DealProjection.of(deal, pool);
        same(
                together,
                scenarios.stream().map(s -> alone.run(s, 1)).toList(),
                deal.tranches().size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void totalsOfManyScenariosAreThoseOfSingleRuns(long seed) {
        var random = random(seed);
        var projection = DealProjection.of(SmallDeals.sequential(), DealCases.pool(random, 5));
        var scenarios = IntStream.range(0, THREE_BLOCKS_OF_LANES)
                .mapToObj(i -> DealCases.scenario(random, "s" + i))
                .toList();
        var wanted = DealOutputs.ofClass("B");
        var totals = projection.totals(scenarios, wanted, Engine.COLLAPSED_BY_AGE, 2);
        for (int i = 0; i < scenarios.size(); i += 13) {
            var flows = projection.run(scenarios.get(i), 1);
            for (var output : wanted) {
                long sum = IntStream.range(0, flows.payments())
                        .mapToLong(p -> flows.value(output, p))
                        .sum();
                assertThat(totals.get(i).total(output)).as(output + " of " + i).isEqualTo(sum);
                assertThat(totals.get(i).last(output)).isEqualTo(flows.value(output, flows.payments() - 1));
            }
        }
    }

    /** P12, for a strictly sequential structure with a fixed severity and lag. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void moreDefaultsNeverHelpTheSeniorClass(long seed) {
        var random = random(seed);
        var projection = DealProjection.of(SmallDeals.sequential(), DealCases.pool(random, 8));
        var base = DealScenario.of(Scenario.of("base", Conventions.SEQUENTIAL)
                .with(PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, DealCases.decimal(random.nextInt(2000), 4)))
                .with(SeverityCurve.of(DealCases.decimal(random.nextInt(40, 101), 2)))
                .withRecoveryLag(random.nextInt(7)));
        var rising = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> DefaultBreakeven.at(base, i / 20.0))
                .toList();
        double before = 0;
        for (var flows : projection.runAll(rising, 1)) {
            double loss = ClassMeasures.of(flows.classFlows("A"), MeasureTerms.DEFAULT)
                    .outcome()
                    .principalLoss();
            assertThat(loss).as(flows.scenario().text()).isGreaterThanOrEqualTo(before);
            before = loss;
        }
        assertThat(before).as("at 100 %% a loss of the senior class").isPositive();
    }

    /** P20: a purchase is paid from the cash of its date and in the pool on the next; the pool rolls on and never below 0. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void purchasesAreCoveredByCashAndRollThePool(long seed) {
        var random = random(seed);
        var bought = LoanTerms.level(
                "bought",
                Money.of("USD", "1.00"),
                DealCases.decimal(random.nextInt(1500), 4),
                random.nextInt(3, 40),
                0);
        var scenario = DealCases.scenario(random, "s").withPurchases(new PurchaseProfile(bought));
        var flows = DealProjection.of(SmallDeals.revolving(), DealCases.pool(random, 6))
                .run(scenario, 1);
        var pool = flows.poolPayments();
        for (int payment = 0; payment < flows.payments(); payment++) {
            int at = payment;
            long cash = pool.cash().values().stream()
                    .mapToLong(source -> source[at])
                    .sum();
            assertThat(flows.purchased(payment)).isBetween(0L, cash);
            assertThat(pool.bought(payment)).isEqualTo(payment == 0 ? 0 : flows.purchased(payment - 1));
            assertThat(pool.begin(payment)
                            + pool.bought(payment)
                            - pool.cash("principal", payment)
                            - pool.defaulted(payment))
                    .isEqualTo(pool.end(payment))
                    .isNotNegative();
        }
        assertThat(IntStream.range(0, flows.payments())
                        .mapToLong(flows::purchased)
                        .sum())
                .isPositive();
    }

    /** P10: a deal and a pool a hundred times as large pay a hundred times as much, within the roundings. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void theScaleDoesNotMatter(long seed) {
        int k = 100;
        var small = DealProjection.of(SmallDeals.sequential(), DealCases.pool(random(seed), 9));
        var large = DealProjection.of(SmallDeals.sequential(k), DealCases.pool(random(seed), 9, k));
        var scenario = DealCases.scenario(random(seed + 1), "s");
        var one = small.run(scenario, 1);
        var hundred = large.run(scenario, 1);
        for (int payment = 0; payment < one.payments(); payment++) {
            for (var flow : one.classes()) {
                // Four flows of the pool are rounded once for all dates; the fee and the interest of three classes on
                // each date, by half a unit each.
                long dust = 4 + 2L * (payment + 1);
                assertThat(hundred.classFlows(flow.className()).closing(payment))
                        .isBetween(k * (flow.closing(payment) - dust), k * (flow.closing(payment) + dust));
                assertThat(hundred.classFlows(flow.className()).interestPaid(payment))
                        .isBetween(k * (flow.interestPaid(payment) - dust), k * (flow.interestPaid(payment) + dust));
            }
        }
    }

    /** P11: two parts of a pool bring what the whole brings, within half a unit for each rounding. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aPoolIsTheSumOfItsParts(long seed) {
        var deal = SmallDeals.quarterly();
        var random = random(seed);
        var drawn = DealCases.pool(random, 10);
        var whole = level(drawn, 0, 1);
        var scenario = DealCases.scenario(random, "s");
        var all = DealProjection.of(deal, whole).run(scenario, 1).poolPayments();
        var left = DealProjection.of(deal, level(drawn, 0, 2)).run(scenario, 1).poolPayments();
        var right = DealProjection.of(deal, level(drawn, 1, 2)).run(scenario, 1).poolPayments();
        for (var source : all.cash().keySet()) {
            long sum = 0;
            long parts = 0;
            for (int payment = 0; payment < all.payments(); payment++) {
                sum += all.cash(source, payment);
                parts += payment < left.payments() ? left.cash(source, payment) : 0;
                parts += payment < right.payments() ? right.cash(source, payment) : 0;
                assertThat(parts).as(source + " up to payment " + payment).isBetween(sum - 4, sum + 4);
            }
        }
    }

    /** Every so many loans as level ones. */
    private static Pool level(Pool whole, int from, int every) {
        var builder = new PoolBuilder();
        for (int i = from; i < whole.size(); i += every) {
            builder.add(LoanTerms.level(
                    whole.id(i),
                    whole.balance(i),
                    BigDecimal.valueOf(whole.annualRate(i)).toPlainString(),
                    whole.remainingTerm(i),
                    whole.age(i)));
        }
        return builder.build();
    }

    private static void same(List<DealCashflows> expected, List<DealCashflows> found, int classes) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            var one = expected.get(i);
            var other = found.get(i);
            assertThat(other.payments()).isEqualTo(one.payments());
            assertThat(other.pool().sameBits(one.pool())).isTrue();
            int compared = 0;
            for (var output : DealOutputs.all(one.deal())) {
                for (int payment = 0; payment < one.payments(); payment++) {
                    assertThat(other.value(output, payment))
                            .as(output + ", " + payment)
                            .isEqualTo(one.value(output, payment));
                }
                compared++;
            }
            assertThat(compared).isGreaterThan(6 * classes);
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
