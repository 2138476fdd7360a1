package io.penstock.servicing.distribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.FeeAmount;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every payment date: nothing is lost, nobody is short by a cent, no transaction pays twice. */
class PayoutProperties {

    private static final Currency USD = Currency.getInstance("USD");
    private static final DistributionId ID = DistributionId.of("DEAL", LocalDate.of(2020, 9, 15));

    private record Due(List<FeeAmount> fees, List<ClassAmount> classes, List<Holding> holdings) {

        List<Payout> payouts() {
            return PayoutPlan.inBatches(Entitlement.payouts(fees, classes, holdings));
        }
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void payoutsAddUpToWhatIsDue(long seed) {
        Cases.forAll(seed, PayoutProperties::due, due -> {
            var owed =
                    due.fees().stream().mapToLong(f -> f.amount().minorUnits()).sum()
                            + due.classes().stream()
                                    .mapToLong(c -> c.total().minorUnits())
                                    .sum();

            assertThat(sum(due.payouts())).isEqualTo(owed);
            assertThat(due.payouts()).allMatch(p -> p.amount().minorUnits() > 0);
        });
    }

    /** The bound that the contract checks: floor or floor + 1 of class total × units ÷ supply. */
    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void everyHolderIsWithinOneCentOfItsShare(long seed) {
        Cases.forAll(seed, PayoutProperties::due, due -> {
            var paid = due.payouts().stream()
                    .filter(p -> p.kind() == Payout.Kind.CLASS)
                    .collect(Collectors.toMap(
                            p -> p.className() + p.wallet(), p -> p.amount().minorUnits()));
            var supply = due.holdings().stream()
                    .collect(Collectors.groupingBy(Holding::className, Collectors.summingLong(Holding::units)));
            var total = due.classes().stream()
                    .collect(Collectors.toMap(
                            ClassAmount::className, c -> c.total().minorUnits()));
            for (var holding : due.holdings()) {
                long floor = Math.multiplyExact(total.getOrDefault(holding.className(), 0L), holding.units())
                        / supply.getOrDefault(holding.className(), 1L);
                long got = paid.getOrDefault(holding.className() + holding.wallet(), 0L);
                if (got != floor && got != floor + 1) {
                    throw new AssertionError(holding + " got " + got + ", share is at least " + floor);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void transactionsCarryEveryPayoutOnceAndAtMostAHundred(long seed) {
        Cases.forAll(seed, PayoutProperties::due, due -> {
            var payouts = due.payouts();
            var steps = PayoutPlan.steps(ID, payouts, due.classes());
            var seen = new HashSet<String>();
            long paid = 0;
            for (var step : steps) {
                var batch = PayoutPlan.of(step, payouts);
                assertThat(batch).hasSizeLessThanOrEqualTo(PayoutPlan.BATCH_SIZE);
                assertThat(batch.stream().filter(p -> !seen.add(p.className() + p.wallet())))
                        .isEmpty();
                paid += sum(batch);
            }

            assertThat(paid).isEqualTo(sum(payouts));
            assertThat(steps.getFirst().kind()).isEqualTo(PayoutStep.Kind.DECLARE);
            assertThat(steps.stream().map(PayoutStep::effectKey)).doesNotHaveDuplicates();
        });
    }

    private static long sum(List<Payout> payouts) {
        return payouts.stream().mapToLong(p -> p.amount().minorUnits()).sum();
    }

    private static Due due(RandomGenerator random, int size) {
        var fees = new ArrayList<FeeAmount>();
        for (int i = random.nextInt(3); i > 0; i--) {
            fees.add(new FeeAmount("role" + i, "0xf" + random.nextInt(2), usd(1 + random.nextLong(size * 1000L))));
        }
        var classes = new ArrayList<ClassAmount>();
        var holdings = new ArrayList<Holding>();
        for (var name : List.of("A", "B", "C")) {
            for (int i = 0, n = 1 + random.nextInt(size); i < n; i++) {
                holdings.add(new Holding(name, "INV" + i, "0x" + i, 1 + random.nextLong(size)));
            }
            var balance = usd(random.nextLong(size * 1000L));
            classes.add(new ClassAmount(
                    name,
                    usd(random.nextLong(size * 100L)),
                    usd(0),
                    usd(random.nextInt(2)),
                    balance,
                    balance,
                    random.nextBoolean() ? balance : usd(0)));
        }
        return new Due(fees, classes, holdings);
    }

    private static Money usd(long cents) {
        return new Money(USD, cents);
    }
}
