package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import io.penstock.projection.LoanTerms;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.program.CallRule;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P8: a projection pays what the servicer pays who is fed with the same cents, month by month and class by class. */
class ProjectionEqualsServicingProperties {

    private static final int SCENARIOS = 2;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void inASequentialDealWithACall(long seed) {
        hold(seed, SmallDeals.sequential(), scenario -> scenario);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void inAQuarterlyDealWithSourcesOfItsOwn(long seed) {
        hold(
                seed,
                SmallDeals.quarterly(),
                scenario -> scenario.withOtherCash("servicerAdvances", Series.of("12.34", "0")));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void inARevolvingDealThatWritesDown(long seed) {
        var bought = LoanTerms.level("bought", Money.of("USD", "1000.00"), "0.09", 36, 0);
        hold(seed, SmallDeals.revolving(), scenario -> scenario.withPurchases(new PurchaseProfile(bought)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void inARealDealWithAFloatingClass(long seed) {
        hold(
                seed,
                SampleDeals.read("/golden/caot-2024-2/deal.json"),
                scenario -> scenario.withFixing("SOFR_30D_AVG", Series.of("0.0532", "0.0533", "0.0488")));
    }

    private interface Change {
        DealScenario of(DealScenario scenario);
    }

    private static void hold(long seed, ResolvedDeal deal, Change change) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var pool = DealCases.pool(random, 1 + random.nextInt(20));
        var projection = DealProjection.of(deal, pool);
        var scenarios = IntStream.range(0, SCENARIOS)
                .mapToObj(i -> change.of(DealCases.scenario(random, "s" + i))
                        .withCalls(calls(random))
                        .withDefaults(rule(random)))
                .toList();
        for (var flows : projection.runAll(scenarios, 2)) {
            var reports = new ServicingBySteps(flows, pool.balance()).reports();
            assertThat(reports).hasSize(flows.payments());
            for (int payment = 0; payment < reports.size(); payment++) {
                same(flows, payment, reports.get(payment));
            }
        }
    }

    private static void same(DealCashflows flows, int payment, PaymentReport report) {
        var where = flows.scenario().text() + " payment " + payment;
        for (var paid : report.classPayments()) {
            var ours = flows.classFlows(paid.className());
            assertThat(List.of(
                            ours.interestPaid(payment),
                            ours.principal(payment),
                            ours.closing(payment),
                            ours.deferredInterest(payment)))
                    .as(where + " class " + paid.className())
                    .isEqualTo(List.of(
                            paid.interest().minorUnits(),
                            paid.principal().minorUnits(),
                            paid.closingBalance().minorUnits(),
                            report.closing().deferredInterest(paid.className()).minorUnits()));
        }
        for (var account : report.closing().accounts().entrySet()) {
            assertThat(flows.account(account.getKey(), payment))
                    .as(where + " account " + account.getKey())
                    .isEqualTo(account.getValue().minorUnits());
        }
        for (var payee : flows.residualPayees()) {
            assertThat(flows.residual(payee, payment))
                    .as(where + " residual")
                    .isEqualTo(report.lines().stream()
                            .filter(line ->
                                    line.kind() == Kind.RESIDUAL && line.payee().equals(payee))
                            .mapToLong(line -> line.paid().minorUnits())
                            .sum());
        }
        for (var fee : report.closing().fees().entrySet()) {
            assertThat(flows.feeUnpaid(fee.getKey(), payment))
                    .as(where + " fee")
                    .isEqualTo(fee.getValue().minorUnits());
        }
        assertThat(flows.mode(payment)).as(where + " mode").isEqualTo(report.mode());
    }

    private static CallRule calls(RandomGenerator random) {
        return random.nextBoolean() ? CallRule.FIRST_CHANCE : CallRule.NEVER;
    }

    private static DefaultRule rule(RandomGenerator random) {
        return random.nextBoolean() ? DefaultRule.AT_DEFAULT : DefaultRule.AT_LIQUIDATION;
    }
}
