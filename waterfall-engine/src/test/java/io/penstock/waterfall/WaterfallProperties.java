package io.penstock.waterfall;

import static io.penstock.Cases.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.Step;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaterfallProperties {

    /** Five of the seeds: a whole payment date takes longer than the other cases. */
    static LongStream seeds() {
        return Cases.seeds().limit(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cashIsNeitherMadeNorLost(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            var report = c.report();
            var zero = Money.zero(c.deal().currency());
            var paid = report.classPayments().stream().map(ClassPayment::total).reduce(zero, Money::plus);
            paid = report.partyPayments().stream().map(PartyPayment::amount).reduce(paid, Money::plus);
            assertThat(paid).isEqualTo(report.totalPaidOut());
            assertThat(paid.plus(report.closing().cash()))
                    .isEqualTo(c.input().collected().plus(c.input().opening().cash()));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsNegativeAndNobodyIsPaidMoreThanIsDue(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            var report = c.report();
            assertThat(report.lines())
                    .noneMatch(l -> l.due().isNegative()
                            || l.paid().isNegative()
                            || l.shortfall().isNegative());
            assertThat(report.closing().accounts().values()).noneMatch(Money::isNegative);
            assertThat(report.closing().classes().values())
                    .noneMatch(s ->
                            s.balance().isNegative() || s.deferredInterest().isNegative());
        });
    }

    /** Principal paid is what a balance falls by; what is not paid of interest and fees is what is carried. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void claimsRollForward(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            var report = c.report();
            for (var payment : report.classPayments()) {
                assertThat(payment.openingBalance().minus(payment.principal())).isEqualTo(payment.closingBalance());
                var accrued = report.accruals().stream()
                        .filter(a -> a.className().equals(payment.className()))
                        .map(a -> a.accrued().plus(a.deferredBefore()))
                        .findFirst()
                        .orElse(c.input().opening().deferredInterest(payment.className()));
                assertThat(accrued.minus(payment.interest()))
                        .isEqualTo(report.closing().deferredInterest(payment.className()));
            }
        });
    }

    /** Once a payment falls short, the accounts that it could draw pay nothing to anybody after it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyIsPaidWhileSomebodyBeforeHimIsShort(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            Set<String> empty = new HashSet<>();
            var shortClause = "";
            for (var line : c.report().lines()) {
                if (!line.clause().equals(shortClause)) {
                    assertThat(line.sources()).noneMatch(source -> empty.contains(source.account()));
                }
                if (!line.shortfall().isZero() && line.kind() != Kind.TRANSFER) {
                    shortClause = line.clause();
                    c.deal().steps().stream()
                            .filter(step -> step.clause().equals(line.clause()))
                            .forEach(step -> {
                                if (step instanceof Step.Pay pay) {
                                    empty.add(pay.from());
                                    empty.addAll(pay.support());
                                }
                            });
                }
            }
        });
    }

    /** The order of principal: a class has nothing while one before it in the order is not repaid. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSeniorBalanceIsRepaidFirst(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            var report = c.report();
            var names = report.closing().classes().keySet().stream().toList();
            var payments = report.classPayments();
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    boolean together =
                            names.get(i).equals("A2a") && names.get(j).equals("A2b");
                    var senior = report.closing().balance(names.get(i));
                    var junior = payments.get(j).principal();
                    assertThat(together || senior.isZero() || junior.isZero()).isTrue();
                }
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void moreFundsCostNobodyMoreThanACent(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            var less = c.report().lines();
            var more = c.richer(1 + seed * 12_345).report().lines();
            for (int i = 0; i < less.size(); i++) {
                if (less.get(i).isPaidOut()) {
                    assertThat(more.get(i).paid().minorUnits() + 1)
                            .isGreaterThanOrEqualTo(less.get(i).paid().minorUnits());
                }
            }
        });
    }

    /** What an auditor does: stored texts in, the same bytes out. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRunFromStoredTextGivesTheSameBytes(long seed) {
        forAll(seed, WaterfallCases::generate, c -> {
            var report = WaterfallJson.print(c.report());
            var input = WaterfallJson.print(c.input());
            var deal = DealDocuments.parse(c.deal().canonicalJson()).deal().orElseThrow();
            assertThat(WaterfallJson.print(Waterfall.run(deal, WaterfallJson.parseInput(input))))
                    .isEqualTo(report);
            assertThat(WaterfallJson.parseReport(report)).isEqualTo(c.report());
        });
    }
}
