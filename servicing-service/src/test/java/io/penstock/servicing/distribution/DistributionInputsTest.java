package io.penstock.servicing.distribution;

import static io.penstock.servicing.distribution.DistributionRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.servicing.ExampleDeals;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.WaterfallJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Figures that persons bring. The first payment date of a real trust, CAOT 2024-2: its class A-2b floats on an index, its
 * cash comes from five sources.
 */
class DistributionInputsTest extends DistributionLife {

    private static final ResolvedDeal CAOT = ExampleDeals.resolved("caot-2024-2");
    private static final DistributionId MAY = DistributionId.of("CAOT-2024-2", LocalDate.of(2024, 5, 15));
    private static final OutsideFigure SOFR =
            new OutsideFigure("SOFR_30D_AVG", "0.0532999", "certificate of 15 May 2024");
    private static final PeriodFigures APRIL = april("1561130350.98");

    private static PeriodFigures april(String end) {
        var cash = new TreeMap<String, Money>();
        cash.put("interest", usd("14300555.35"));
        cash.put("principal", usd("50961049.08"));
        cash.put("recoveries", usd("0.00"));
        cash.put("investmentIncome", usd("53753.79"));
        cash.put("reserveIncome", usd("4008.93"));
        return new PeriodFigures(
                cash, new PoolBalances(usd("1612091400.06"), usd("0.00"), usd(end), usd("1612091400.06")));
    }

    private static Calculate with(OutsideFigure... fixings) {
        return with(new DeclaredInputs(List.of(fixings), List.of(), List.of()));
    }

    private static Calculate with(DeclaredInputs declared) {
        return new Calculate(MAY, "olga", CAOT, Optional.of(APRIL), Optional.empty(), declared, LATER);
    }

    @Nested
    class Fixings {

        @Test
        void areRecordedBeforeTheCalculationThatUsesThem() {
            var facts = ((Accepted<DistributionEvent>) Distribution.decide(with(SOFR), Distribution.INITIAL)).events();
            assertThat(facts).hasSize(2);
            assertThat(facts.getFirst())
                    .isEqualTo(new InputsDeclared(MAY, "olga", List.of(SOFR), List.of(), List.of()));
            var calculated = (WaterfallCalculated) facts.getLast();
            assertThat(calculated.input()).contains("\"SOFR_30D_AVG\":\"0.0532999\"");
            // printed on the certificate: 125,000,000.00 at 5.90999 % for 21 days of 360
            assertThat(calculated.classes())
                    .filteredOn(each -> each.className().equals("A2b"))
                    .extracting(ClassAmount::interest)
                    .containsExactly(usd("430936.77"));
        }

        @Test
        void areNeeded() {
            distribution.given().when(with()).thenRejected(INPUT_MISSING);
        }

        @Test
        void areOfTheDocumentsIndicesAlone() {
            var euribor = new OutsideFigure("EURIBOR_3M", "0.03", "a page");
            distribution.given().when(with(euribor)).thenRejected(INPUT_UNKNOWN); // takes precedence over INPUT_MISSING
            distribution.given().when(with(SOFR, euribor)).thenRejected(INPUT_UNKNOWN);
        }

        @Test
        void areRatesWithASource() {
            for (var rate : List.of("5.32999", "1.0000001", "five", "", "0,05", "1e-2")) {
                distribution
                        .given()
                        .when(with(new OutsideFigure("SOFR_30D_AVG", rate, "a page")))
                        .thenRejected(INPUT_MALFORMED);
            }
            distribution
                    .given()
                    .when(with(new OutsideFigure("SOFR_30D_AVG", "0.05", " ")))
                    .thenRejected(INPUT_MALFORMED);
            distribution.given().when(with(SOFR, SOFR)).thenRejected(INPUT_MALFORMED);
        }

        @Test
        void otherFixingsAreAnotherResult() {
            var first = Distribution.decide(with(SOFR), Distribution.INITIAL);
            var state = Distribution.INITIAL;
            for (var event : ((Accepted<DistributionEvent>) first).events()) {
                state = Distribution.evolve(state, event);
            }
            var other = new OutsideFigure("SOFR_30D_AVG", "0.0533", "another page");
            assertThat(Distribution.decide(with(SOFR), state)).isEqualTo(new Accepted<>(List.of()));
            assertThat(((Accepted<DistributionEvent>) Distribution.decide(with(other), state)).events())
                    .hasSize(2);
        }
    }

    @Nested
    class DeclaredFigures {

        private final ResolvedDeal notes = ExampleDeals.resolved("caot-2017-1");
        private final DistributionId february = DistributionId.of("CAOT-2017-1", LocalDate.of(2017, 2, 15));

        private Calculate with(OutsideFigure... figures) {
            var cash = new TreeMap<String, Money>();
            cash.put("interest", usd("1070000.00"));
            cash.put("principal", usd("42235432.60"));
            return new Calculate(
                    february,
                    "olga",
                    notes,
                    Optional.of(new PeriodFigures(
                            cash,
                            new PoolBalances(
                                    usd("1310000000.00"), usd("0.00"), usd("1267764567.40"), usd("1310000000.00")))),
                    Optional.empty(),
                    new DeclaredInputs(List.of(), List.of(figures), List.of()),
                    LATER);
        }

        @Test
        void areTakenAsTheDocumentSays() {
            var figure = new OutsideFigure("principalDistributed", "42235432.60", "paper of February 2017");
            var decision = Distribution.decide(with(figure), Distribution.INITIAL);
            assertThat(((Accepted<DistributionEvent>) decision).events().getLast())
                    .isInstanceOfSatisfying(
                            WaterfallCalculated.class,
                            calculated -> assertThat(
                                            calculated.classes().getFirst().closingBalance())
                                    .isEqualTo(usd("208764567.40")));
        }

        @Test
        void areNeededUnlessTheyHaveADefault() {
            distribution.given().when(with()).thenRejected(INPUT_MISSING);
        }

        @Test
        void areOfTheirKind() {
            distribution
                    .given()
                    .when(with(new OutsideFigure("principalDistributed", "true", "")))
                    .thenRejected(INPUT_MALFORMED);
            distribution
                    .given()
                    .when(with(new OutsideFigure("principalDistributed", "1.001", "")))
                    .thenRejected(INPUT_MALFORMED);
            distribution
                    .given()
                    .when(with(new OutsideFigure("principalPaid", "1.00", "")))
                    .thenRejected(INPUT_UNKNOWN);
        }
    }

    @Test
    void theEngineSaysWhichFigureItDoesNotTake() {
        var odd = new Calculate(
                MAY,
                "olga",
                CAOT,
                Optional.of(april("1561130350.97")),
                Optional.empty(),
                new DeclaredInputs(List.of(SOFR), List.of(), List.of()),
                LATER);
        assertThat(Distribution.decide(odd, Distribution.INITIAL)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.rejection().code()).isEqualTo(INPUT_REFUSED);
            assertThat(rejected.rejection().detail()).contains("1561130350.97");
        });
    }

    @Test
    void onlyACallOfTheDealCanBeExercised() {
        distribution
                .given()
                .when(with(new DeclaredInputs(List.of(SOFR), List.of(), List.of("cleanUp"))))
                .thenRejected(INPUT_UNKNOWN);
    }

    @Nested
    class Calls {

        private final ResolvedDeal deal = ExampleDeals.resolved("rmbs-shifting-interest");
        private final LocalDate first = deal.paymentDate(1);
        private final DistributionId id = DistributionId.of(deal.dealId(), first);

        private Calculate exercised(String begin, String principal, String end, String... calls) {
            var period = deal.periodPaidOn(first).orElseThrow();
            var cash = new TreeMap<String, Money>();
            cash.put("interest", usd("1000000.00"));
            cash.put("principal", usd(principal));
            return new Calculate(
                    id,
                    "olga",
                    deal,
                    Optional.of(
                            new PeriodFigures(cash, new PoolBalances(usd(begin), usd("0.00"), usd(end), usd(begin)))),
                    Optional.empty(),
                    new DeclaredInputs(List.of(), List.of(), List.of(calls)),
                    period.paymentDate());
        }

        @Test
        void needTheirCondition() {
            distribution
                    .given()
                    .when(exercised("400000000.00", "1000000.00", "399000000.00", "cleanUp"))
                    .thenRejected(CALL_NOT_EXERCISABLE);
        }

        @Test
        void endTheDeal() {
            var decision = Distribution.decide(
                    exercised("400000000.00", "370000000.00", "30000000.00", "cleanUp"), Distribution.INITIAL);
            var calculated = (WaterfallCalculated)
                    ((Accepted<DistributionEvent>) decision).events().getLast();
            // the price comes in with the collections
            assertThat(calculated.availableFunds()).isGreaterThan(usd("371000000.00"));
            var closing = WaterfallJson.parseReport(calculated.report()).closing();
            assertThat(closing.ended()).isTrue();
            var second = DistributionId.of(deal.dealId(), deal.paymentDate(2));
            var next = new Calculate(
                    second,
                    "olga",
                    deal,
                    Optional.of(APRIL),
                    Optional.of(new Previous(id, true, closing)),
                    DeclaredInputs.NONE,
                    second.paymentDate());
            distribution.given().when(next).thenRejected(DEAL_REDEEMED);
        }
    }

    @Nested
    class TakenOverDeals {

        private final DistributionId october = DistributionId.of("CAOT-2024-2", LocalDate.of(2024, 10, 15));
        private final DealState closing =
                DealState.atClosing(CAOT).withPaymentNumber(6).withAccount("reserve", usd("4030228.50"));

        private DistributionCommand.TakeOverState taking(String source, boolean paidHere) {
            return new DistributionCommand.TakeOverState(
                    october, "olga", CAOT, closing, usd("1612091400.06"), source, paidHere);
        }

        private DistributionEvent.StateTakenOver taken() {
            return (DistributionEvent.StateTakenOver) ((Accepted<DistributionEvent>)
                            Distribution.decide(taking("certificate", false), Distribution.INITIAL))
                    .events()
                    .getFirst();
        }

        private DistributionEvent approvedBy(String person) {
            return new DistributionEvent.DistributionApproved(october, person, taken().stateHash());
        }

        private DistributionCommand.Approve approve(String person) {
            return new DistributionCommand.Approve(october, person, taken().stateHash());
        }

        @Test
        void openWhereTheyWereLeftElsewhere() {
            assertThat(taken().number()).isEqualTo(6);
            assertThat(taken().collectionPeriod()).hasToString("2024-09");
            distribution.given().when(taking(" ", false)).thenRejected(REASON_MISSING);
            distribution.given().when(taking("certificate", true)).thenRejected(DISTRIBUTION_EXISTS);
            distribution.given(taken()).when(taking("certificate", false)).then();
            distribution.given(calculated).when(taking("certificate", false)).thenRejected(DISTRIBUTION_EXISTS);
        }

        @Test
        void takeTwoPersonsWhoDidNotBringThem() {
            distribution.given(taken()).when(approve("olga")).thenRejected(APPROVER_CALCULATED);
            distribution
                    .given(taken())
                    .when(new DistributionCommand.Approve(october, "olga", "other"))
                    .thenRejected(STATE_HASH_DIFFERS); // takes precedence over APPROVER_CALCULATED
            distribution.given(taken()).when(approve("ann")).then(approvedBy("ann"));
            distribution.given(taken(), approvedBy("ann")).when(approve("ann")).then();
            distribution.given(taken(), approvedBy("ann")).when(approve("bob")).then(approvedBy("bob"));
            distribution
                    .given(taken(), approvedBy("ann"), approvedBy("bob"))
                    .when(approve("cleo"))
                    .thenRejected(DISTRIBUTION_ALREADY_APPROVED);
            distribution
                    .given(taken(), approvedBy("ann"))
                    .when(taking("another certificate", false))
                    .thenRejected(DISTRIBUTION_ALREADY_APPROVED);
        }

        @Test
        void payNothingForTheDateItself() {
            var again = new Calculate(
                    october,
                    "olga",
                    CAOT,
                    Optional.of(APRIL),
                    Optional.of(
                            new Previous(DistributionId.of("CAOT-2024-2", LocalDate.of(2024, 9, 16)), true, closing)),
                    new DeclaredInputs(List.of(SOFR), List.of(), List.of()),
                    LATER);
            distribution
                    .given(taken(), approvedBy("ann"), approvedBy("bob"))
                    .when(again)
                    .thenRejected(DISTRIBUTION_EXISTS);
            distribution
                    .given(taken(), approvedBy("ann"), approvedBy("bob"))
                    .when(new DistributionCommand.RecordHolders(october, "olga", HOLDINGS, HOLDINGS, LATER))
                    .thenRejected(DISTRIBUTION_NOT_FOUND);
        }

        @Test
        void areSentBackBeforeTheSecondApproval() {
            var reject = new DistributionCommand.RejectDraft(october, "ann", taken().stateHash(), "A1 is wrong");
            distribution
                    .given(taken(), approvedBy("bob"))
                    .when(reject)
                    .then(new DistributionEvent.DraftRejected(october, "ann", taken().stateHash(), "A1 is wrong"));
            distribution
                    .given(taken(), approvedBy("ann"), approvedBy("bob"))
                    .when(reject)
                    .thenRejected(DISTRIBUTION_ALREADY_APPROVED);
        }
    }
}
