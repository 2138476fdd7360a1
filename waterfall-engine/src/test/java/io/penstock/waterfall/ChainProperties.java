package io.penstock.waterfall;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.RandomDeals;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.TestTerms;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import io.penstock.waterfall.RandomInputs.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on every payment date of every deal, over chains of months. */
class ChainProperties {

    private static final List<ResolvedDeal> DEALS = LabDeals.all();
    private static final int RANDOM_DEALS = 5;
    private static final int MONTHS = 8;

    static LongStream seeds() {
        return Cases.seeds();
    }

    /** Our own deals, which are like real ones, and random ones, which are like nothing else. */
    private static List<ResolvedDeal> deals(RandomGenerator random) {
        var deals = new ArrayList<>(DEALS);
        for (int i = 1; i <= RANDOM_DEALS; i++) {
            deals.add(RandomDeals.generate(random, i * 100 / RANDOM_DEALS));
        }
        return deals;
    }

    /** Every month of one chain of each deal. */
    private static void forEachMonth(long seed, BiConsumer<ResolvedDeal, Month> property) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var deal : deals(random)) {
            for (var month : new RandomInputs(deal, random).run(MONTHS, Waterfall::interpret)) {
                try {
                    property.accept(deal, month);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            "-Dpenstock.seed=" + seed + ", " + deal.dealId() + " with " + deal.canonicalJson() + "\n"
                                    + WaterfallJson.print(month.input()) + "\n" + e.getMessage(),
                            e);
                }
            }
        }
    }

    /** P1: each line takes from where it says and puts to where it says, and the books end where the state says. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cashIsConservedStepByStep(long seed) {
        forEachMonth(seed, (deal, month) -> {
            var report = month.report();
            var replay = new Replay(report);
            replay.toEnd();
            assertThat(replay.accounts).isEqualTo(report.closing().accounts());
            assertThat(report.received().plus(report.keptBefore()))
                    .isEqualTo(report.totalPaidOut().plus(report.keptAfter()));
            var paid = report.classPayments().stream().map(ClassPayment::total);
            var toParties = report.partyPayments().stream().map(PartyPayment::amount);
            assertThat(Stream.concat(paid, toParties).reduce(zero(deal), Money::plus))
                    .isEqualTo(report.totalPaidOut());
        });
    }

    /** P2 and P3. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsNegativeAndNobodyIsPaidMoreThanIsDue(long seed) {
        forEachMonth(seed, (deal, month) -> {
            var closing = month.report().closing();
            assertThat(closing.accounts().values()).noneMatch(Money::isNegative);
            assertThat(closing.ledgers().values()).noneMatch(Money::isNegative);
            assertThat(closing.fees().values()).noneMatch(Money::isNegative);
            assertThat(closing.classes().values())
                    .noneMatch(c -> c.balance().isNegative()
                            || c.writtenDown().isNegative()
                            || c.deferredInterest().isNegative());
            assertThat(month.report().lines())
                    .allSatisfy(l -> assertThat(l.paid().plus(l.shortfall())).isEqualTo(l.due()))
                    .noneMatch(l -> l.paid().isNegative() || l.shortfall().isNegative());
        });
    }

    /** P4: who falls short without a limit of its own has left nothing for anybody after it in these accounts. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aShortfallLeavesNothingInItsAccounts(long seed) {
        forEachMonth(seed, (deal, month) -> {
            var report = month.report();
            var replay = new Replay(report);
            for (int i = 0; i < report.lines().size(); i++) {
                var line = report.lines().get(i);
                replay.toLine(i);
                boolean last = i + 1 == report.lines().size()
                        || !report.lines().get(i + 1).clause().equals(line.clause());
                if (last && step(deal, report, line.clause()) instanceof Step.Pay pay) {
                    boolean limited = pay.kind() != Step.PaymentKind.PRINCIPAL
                            && (pay.upTo().isPresent() || pay.share().isPresent());
                    boolean isShort = report.lines().stream()
                            .anyMatch(l -> l.clause().equals(line.clause())
                                    && !l.shortfall().isZero());
                    if (isShort && !limited) {
                        var keep = pay.keep().map(k -> amount(deal, report, k)).orElse(zero(deal));
                        assertThat(replay.account(pay.from())).isLessThanOrEqualTo(keep);
                        for (var account : pay.support()) {
                            var floor = deal.account(account).floor();
                            assertThat(replay.account(account))
                                    .isLessThanOrEqualTo(floor.map(f -> amount(deal, report, f))
                                            .orElse(zero(deal)));
                        }
                    }
                }
            }
        });
    }

    /** P5: what the targets of a step receive together is within its amount. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void partsAddUpToNoMoreThanTheAmountOfTheStep(long seed) {
        forEachMonth(seed, (deal, month) -> {
            var report = month.report();
            var byClause = new TreeMap<String, Money>();
            report.lines().forEach(l -> byClause.merge(l.clause(), l.paid(), Money::plus));
            byClause.forEach((clause, paid) -> {
                if (step(deal, report, clause) instanceof Step.Pay pay) {
                    pay.upTo().ifPresent(upTo -> assertThat(paid).isLessThanOrEqualTo(amount(deal, report, upTo)));
                }
            });
        });
    }

    /** P6: stored texts in, the same bytes out. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRunFromStoredTextGivesTheSameBytes(long seed) {
        var reread = new HashMap<String, ResolvedDeal>();
        forEachMonth(seed, (deal, month) -> {
            var report = WaterfallJson.print(month.report());
            var again = reread.computeIfAbsent(
                    deal.documentHash(),
                    _ -> DealDocuments.parse(deal.canonicalJson()).deal().orElseThrow());
            var input = WaterfallJson.parseInput(WaterfallJson.print(month.input()));
            assertThat(input).isEqualTo(month.input());
            assertThat(WaterfallJson.print(Waterfall.interpret(again, input))).isEqualTo(report);
            assertThat(WaterfallJson.parseReport(report)).isEqualTo(month.report());
            var closing = month.report().closing();
            assertThat(WaterfallJson.parseState(deal, WaterfallJson.print(deal, closing)))
                    .isEqualTo(closing);
        });
    }

    /** P13, date by date: a balance falls by what is paid and lost; interest is paid, or is where its class says. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void claimsRollForward(long seed) {
        forEachMonth(seed, (deal, month) -> {
            var report = month.report();
            for (var tranche : deal.tranches()) {
                var name = tranche.className();
                var due = report.accruals().stream()
                        .filter(a -> a.className().equals(name))
                        .map(InterestAccrual::due)
                        .findFirst()
                        .orElse(report.opening().deferredInterest(name));
                var unpaid = due.minus(paid(report, name, Kind.INTEREST));
                boolean carries = tranche.deferral() == Deferral.CARRY;
                assertThat(report.closing().deferredInterest(name)).isEqualTo(carries ? unpaid : zero(deal));
                var capitalised = tranche.deferral() == Deferral.CAPITALISE ? unpaid : zero(deal);
                var lost = paid(report, name, Kind.WRITE_DOWN).minus(paid(report, name, Kind.WRITE_UP));
                assertThat(report.opening()
                                .balance(name)
                                .plus(capitalised)
                                .minus(lost)
                                .minus(paid(report, name, Kind.PRINCIPAL)))
                        .isEqualTo(report.closing().balance(name));
                assertThat(report.opening().writtenDown(name).plus(lost))
                        .isEqualTo(report.closing().writtenDown(name));
            }
            for (var fee : report.fees()) {
                var due = fee.accrued().plus(fee.unpaidBefore());
                assertThat(due.minus(paid(report, fee.name(), Kind.FEE)))
                        .isEqualTo(report.closing().unpaidFee(fee.name()));
            }
            for (var ledger : deal.ledgers()) {
                var name = ledger.name();
                var carried = report.accruals().stream()
                        .filter(a -> deal.tranche(a.className())
                                .capCarryOver()
                                .filter(name::equals)
                                .isPresent())
                        .map(InterestAccrual::overCap)
                        .reduce(zero(deal), Money::plus);
                assertThat(report.opening()
                                .ledger(name)
                                .plus(carried)
                                .plus(paid(report, name, Kind.DEBIT))
                                .minus(paid(report, name, Kind.CREDIT)))
                        .isEqualTo(report.closing().ledger(name));
            }
        });
    }

    /** P18: a test that may never be cured stays failed; the others are in compliance again after their passes. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void testsAreCuredAsTheirRuleSays(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var deal : deals(random)) {
            Map<String, Boolean> everFailed = new HashMap<>();
            Map<String, Integer> sinceFailed = new HashMap<>();
            var mode = deal.initialMode();
            for (var month : new RandomInputs(deal, random).run(MONTHS, Waterfall::interpret)) {
                for (var test : month.report().tests()) {
                    var name = test.name();
                    sinceFailed.merge(name, 1, Integer::sum);
                    if (!test.passes()) {
                        everFailed.put(name, true);
                        sinceFailed.put(name, 0);
                    }
                    int needed = requireNonNull(deal.tests().get(name)).terms().passesToCure();
                    boolean cured = needed != TestTerms.NEVER && sinceFailed.getOrDefault(name, 0) >= needed;
                    assertThat(test.inCompliance())
                            .as("-Dpenstock.seed=%s %s", seed, name)
                            .isEqualTo(!everFailed.getOrDefault(name, false) || cured);
                }
                // The mode changes only as the report says, and by the end it is what the state keeps.
                for (var change : month.report().changes()) {
                    assertThat(change.from()).isEqualTo(mode);
                    mode = change.to();
                }
                assertThat(month.report().closing().mode()).isEqualTo(mode);
            }
        }
    }

    /** P21: an account is filled to its target and not above; support leaves its floor. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void accountsStayBetweenFloorAndTarget(long seed) {
        forEachMonth(seed, (deal, month) -> {
            var report = month.report();
            var replay = new Replay(report);
            for (int i = 0; i < report.lines().size(); i++) {
                var line = report.lines().get(i);
                var before = new TreeMap<>(replay.accounts);
                replay.toLine(i);
                var step = step(deal, report, line.clause());
                if (step instanceof Step.ToTarget fill && !line.paid().isZero()) {
                    var target = deal.account(fill.account()).target().orElseThrow();
                    assertThat(replay.account(fill.account())).isLessThanOrEqualTo(amount(deal, report, target));
                }
                if (step instanceof Step.Pay pay) {
                    for (var account : pay.support()) {
                        var floor = deal.account(account).floor();
                        if (floor.isPresent() && !replay.account(account).equals(before.get(account))) {
                            assertThat(replay.account(account))
                                    .isGreaterThanOrEqualTo(amount(deal, report, floor.get()));
                        }
                    }
                }
            }
        });
    }

    /** The accounts of a report, counted again from its lines alone. */
    private static final class Replay {

        private final List<PaymentLine> lines;
        private final TreeMap<String, Money> accounts;
        private int done;

        Replay(PaymentReport report) {
            this.lines = report.lines();
            this.accounts = new TreeMap<>(report.accountsBefore());
        }

        void toLine(int number) {
            for (; done <= number; done++) {
                var line = lines.get(done);
                line.sources().forEach(s -> accounts.merge(s.account(), s.amount(), Money::minus));
                if (line.payeeType() == PayeeType.ACCOUNT) {
                    accounts.merge(line.payee(), line.paid(), Money::plus);
                }
            }
        }

        void toEnd() {
            toLine(lines.size() - 1);
        }

        Money account(String name) {
            return accounts.getOrDefault(name, Money.of("USD", "0.00"));
        }
    }

    private static Step step(ResolvedDeal deal, PaymentReport report, String clause) {
        return find(deal.steps(report.mode()), clause);
    }

    private static Step find(List<Step> steps, String clause) {
        for (var step : steps) {
            if (step.clause().equals(clause)) {
                return step;
            }
            if (step instanceof Step.Branch branch) {
                for (var way : branch.cases()) {
                    var inside = find(way.steps(), clause);
                    if (!inside.clause().isEmpty()) {
                        return inside;
                    }
                }
                var inside = find(branch.otherwise(), clause);
                if (!inside.clause().isEmpty()) {
                    return inside;
                }
            }
        }
        return new Step.Note("", List.of());
    }

    /** A named amount as a limit: never below zero. */
    private static Money amount(ResolvedDeal deal, PaymentReport report, String name) {
        var value = MoneyText.parse(
                deal.currency(), report.named(name).orElseThrow().value());
        return value.isNegative() ? zero(deal) : value;
    }

    private static Money paid(PaymentReport report, String target, Kind kind) {
        return report.lines().stream()
                .filter(l -> l.kind() == kind && l.target().equals(target))
                .map(PaymentLine::paid)
                .reduce(Money.zero(report.currency()), Money::plus);
    }

    private static Money zero(ResolvedDeal deal) {
        return Money.zero(deal.currency());
    }
}
