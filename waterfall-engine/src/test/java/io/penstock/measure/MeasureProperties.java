package io.penstock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P19: measures against formulas of another form, and price and yield as inverses of each other. */
class MeasureProperties {

    private static final List<Compounding> COMPOUNDINGS = List.of(
            Compounding.ANNUAL,
            Compounding.SEMI_ANNUAL,
            Compounding.QUARTERLY,
            Compounding.MONTHLY,
            Compounding.CONTINUOUS);

    record Case(List<Cashflow> flows, double yield, Compounding compounding) {}

    /** A loan of one unit a period for n periods. */
    record Level(int periods, double ratePerPeriod) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void priceAtYieldAndYieldAtPriceAreInverse(long seed) {
        Cases.forAll(seed, MeasureProperties::generate, c -> {
            double price = Yield.price(c.flows, c.yield, c.compounding);
            double yield = Yield.atPrice(c.flows, price, c.compounding).orElseThrow();
            // A yield is known as well as the price is, divided by how much the price depends on it.
            double duration = Math.abs(Duration.modified(c.flows, c.yield, c.compounding));
            assertThat(yield).isCloseTo(c.yield, within(1e-12 * (1 + 1 / duration)));
            assertThat(Yield.price(c.flows, yield, c.compounding)).isCloseTo(price, within(1e-11 * price));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void durationAndConvexityAreTheDerivativesOfThePrice(long seed) {
        Cases.forAll(seed, MeasureProperties::generate, c -> {
            double h = 1e-4;
            double price = Yield.price(c.flows, c.yield, c.compounding);
            double down = Yield.price(c.flows, c.yield - h, c.compounding);
            double up = Yield.price(c.flows, c.yield + h, c.compounding);
            double convexity = Convexity.of(c.flows, c.yield, c.compounding);
            // The differences leave a part in h squared, which grows with the fourth power of the longest time.
            double slack = 1e-8 * (1 + Math.pow(c.flows.getLast().time(), 4));
            assertThat(Duration.modified(c.flows, c.yield, c.compounding))
                    .isCloseTo(Duration.effective(price, down, up, h), within(slack));
            assertThat(convexity).isCloseTo(Convexity.effective(price, down, up, h), within(slack + 1e-6));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void levelPaymentsHaveClosedForms(long seed) {
        Cases.forAll(seed, (random, size) -> new Level(1 + size * 4, random.nextDouble(0.0005, 0.05)), level -> {
            int n = level.periods;
            double i = level.ratePerPeriod;
            var flows = new ArrayList<Cashflow>();
            for (int k = 1; k <= n; k++) {
                flows.add(new Cashflow(k, 1));
            }
            double price = -Math.expm1(-n * Math.log1p(i)) / i;
            assertThat(Yield.price(flows, i, Compounding.ANNUAL)).isCloseTo(price, within(1e-11 * price));
            // Duration of an annuity: (1 + i)/i − n/((1 + i)^n − 1).
            double duration = (1 + i) / i - n / Math.expm1(n * Math.log1p(i));
            assertThat(Duration.macaulay(flows, i, Compounding.ANNUAL)).isCloseTo(duration, within(1e-9 * duration));
            assertThat(WeightedAverageLife.of(flows).orElseThrow()).isCloseTo((n + 1) / 2.0, within(1e-9));
            // What a lender got who paid the price: its rate.
            flows.addFirst(new Cashflow(0, -price));
            assertThat(InternalRateOfReturn.of(flows).orElseThrow()).isCloseTo(i, within(1e-11));
        });
    }

    /** A life is the sum of the balances outstanding, over the first of them. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void lifeIsTheAreaUnderTheBalance(long seed) {
        Cases.forAll(seed, MeasureProperties::generate, c -> {
            double balance = c.flows.stream().mapToDouble(Cashflow::amount).sum();
            double left = balance;
            double area = 0;
            double before = 0;
            for (var flow : c.flows) {
                area += left * (flow.time() - before);
                before = flow.time();
                left -= flow.amount();
            }
            assertThat(WeightedAverageLife.of(c.flows).orElseThrow()).isCloseTo(area / balance, within(1e-9));
        });
    }

    /** At par a floater on its reset dates has its quoted margin, whatever the index. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void theMarginOfAFloaterAtParIsItsQuotedMargin(long seed) {
        Cases.forAll(
                seed, (random, size) -> random.doubles(2 + size, -0.005, 0.12).toArray(), rates -> {
                    double quoted = rates[0] / 3;
                    var flows = new ArrayList<Cashflow>();
                    for (int k = 1; k < rates.length; k++) {
                        double coupon = 100 * (rates[k] + quoted) / 4;
                        flows.add(new Cashflow(k / 4.0, k == rates.length - 1 ? coupon + 100 : coupon));
                    }
                    double margin = DiscountMargin.atPrice(flows, 100, time -> rates[(int) Math.round(time * 4)])
                            .orElseThrow();
                    assertThat(margin).isCloseTo(quoted, within(1e-12));
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void conversionOfARateKeepsItsGrowth(long seed) {
        Cases.forAll(seed, MeasureProperties::generate, c -> {
            for (var other : COMPOUNDINGS) {
                double converted = c.compounding.convert(c.yield, other);
                assertThat(other.growth(converted, 3)).isCloseTo(c.compounding.growth(c.yield, 3), within(1e-12));
                assertThat(other.convert(converted, c.compounding)).isCloseTo(c.yield, within(1e-14));
            }
        });
    }

    private static Case generate(RandomGenerator random, int size) {
        var flows = new ArrayList<Cashflow>();
        double time = 0;
        int count = 1 + random.nextInt(1 + 3 * size);
        for (int i = 0; i < count; i++) {
            time += random.nextDouble(0.02, 0.2);
            flows.add(new Cashflow(time, random.nextInt(5) == 0 ? 0 : random.nextDouble(100)));
        }
        flows.add(new Cashflow(time + 0.1, 1 + random.nextDouble(1000)));
        return new Case(
                List.copyOf(flows),
                random.nextDouble(-0.05, 0.25),
                COMPOUNDINGS.get(random.nextInt(COMPOUNDINGS.size())));
    }
}
