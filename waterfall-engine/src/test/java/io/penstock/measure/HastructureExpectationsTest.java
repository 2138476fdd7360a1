package io.penstock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.SharedMaterial;
import io.penstock.kernel.DayCount;
import io.penstock.projection.RateConversion;
import io.penstock.projection.contract.ContractEvents;
import io.penstock.projection.contract.ContractTerms;
import io.penstock.projection.contract.ContractType;
import io.penstock.projection.contract.Cycle;
import io.penstock.projection.contract.EventRoll;
import io.penstock.projection.contract.EventType;
import io.penstock.projection.contract.InterestBase;
import io.penstock.projection.contract.RateLimits;
import io.penstock.projection.contract.Recurrence;
import io.penstock.projection.contract.Side;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seventeen figures of another engine's unit tests beside its day counts, which {@code DayCountTest} holds. Three of
 * them are cut off there, and the tests of these say so in their names.
 */
class HastructureExpectationsTest {

    private static JsonNode entries;
    private static int figures;
    private static int truncated;

    @BeforeAll
    static void read() {
        entries = JsonMapper.shared()
                .readTree(SharedMaterial.file("vectors/waterfall/hastructure_expectations.json"))
                .get("misc");
        figures = 0;
        truncated = 0;
    }

    @AfterAll
    static void everyFigureIsCompared() {
        System.out.println("hastructure_expectations.json: " + figures + " figures of 11 entries reproduced, "
                + truncated + " of them where it truncates");
        assertThat(entries).hasSize(11);
        assertThat(figures).isEqualTo(17);
        assertThat(truncated).isEqualTo(3);
    }

    @Test
    void lifeInMonthsOfThirtyDaysIsTruncatedThere() {
        var entry = entry("WAL ByMonth");
        // 180/30 and 364/30 months, half each.
        double life = 12
                * WeightedAverageLife.of(flows(entry, TimeBasis.ACT_360), 100).orElseThrow();
        assertThat(life).isCloseTo(9.0667, within(0.00005));
        sameTruncated(entry, life, 0.01);
    }

    @Test
    void lifeInYearsIsTruncatedThere() {
        var entry = entry("WAL ByYear");
        double life =
                WeightedAverageLife.of(flows(entry, TimeBasis.ACT_365), 100).orElseThrow();
        assertThat(life).isCloseTo(0.7452, within(0.00005));
        sameTruncated(entry, life, 0.01);
    }

    @Test
    void durationOfABullet() {
        var entry = entry("duration 9m bullet");
        same(duration(entry), 273 / 365.0, 1e-14);
        assertThat(entry.get("expect").asString()).isEqualTo("273/365");
    }

    @Test
    void durationOfTwoFlowsIsThatOfTruncatedPresentValuesThere() {
        var entry = entry("duration 2 flows");
        assertThat(duration(entry)).isCloseTo(0.8738146, within(5e-8));
        double nine = 273 / 365.0;
        double first = cents(100 * Compounding.ANNUAL.discount(0.01, nine));
        double second = cents(100 * Compounding.ANNUAL.discount(0.01, 1));
        assertThat(first).isEqualTo(99.25);
        // 99.0099 is cut to 99.00 there, and not to 99.01 as half up would.
        assertThat(second).isEqualTo(99.0);
        assertThat(entry.get("expect").asString()).isEqualTo("252921/289445");
        same((first * nine + second) / (first + second), 252921 / 289445.0, 1e-14);
        truncated++;
    }

    @Test
    void futureValues() {
        var start = LocalDate.of(2023, 1, 1);
        double half = TimeBasis.ACT_365.years(start, LocalDate.of(2023, 7, 1));
        same(
                100 * Compounding.ANNUAL.growth(0.08, 1),
                entry("fv 1y").get("expect").asDouble(),
                1e-12);
        same(
                100 * Compounding.ANNUAL.growth(0.08, half),
                entry("fv 0.5y").get("expect").asDouble(),
                0.005);
    }

    @Test
    void ratesOfReturn() {
        for (var id : List.of("XIRR 2 flows", "XIRR 3 flows")) {
            double rate = InternalRateOfReturn.ofDated(dated(entry(id))).orElseThrow();
            same(rate, entry(id).get("expect").asDouble(), 1e-12);
        }
    }

    @Test
    void survivors() {
        var entry = entry("survivor");
        var asof = LocalDate.parse(entry.get("asof").asString());
        for (int i = 0; i < 2; i++) {
            var date = LocalDate.parse(entry.get("dates").get(i).asString());
            double left = RateConversion.survivor(0.1, ChronoUnit.DAYS.between(asof, date));
            same(left, entry.get("expect").get(i).asDouble(), 1e-14);
        }
    }

    /** The caps bind increases only; a stated rounding comes before them. */
    @Test
    void resetsOfAdjustableRates() {
        var entry = entry("ARM reset caps");
        assertThat(entry.get("cases")).hasSize(6);
        for (var terms : entry.get("cases")) {
            var limits = new RateLimits(
                    terms.get("first_cap").asDouble(),
                    terms.get("periodic_cap").asDouble(),
                    terms.get("life_cap").asDouble(),
                    terms.get("life_floor").asDouble(),
                    terms.path("round_down_to").asDouble(0));
            var rates = new ArrayList<Double>();
            rates.add(entry.get("start_rate").asDouble());
            for (var index : terms.get("index")) {
                double asked = index.asDouble() + entry.get("margin").asDouble();
                rates.add(limits.next(rates.getLast(), asked, rates.size() == 1));
            }
            for (int i = 0; i < rates.size(); i++) {
                assertThat(rates.get(i))
                        .as(terms.get("case").asString())
                        .isCloseTo(terms.get("expect").get(i).asDouble(), within(1e-12));
            }
            figures++;
        }
    }

    @Test
    void levelLoan() {
        var balances = entry("base deal").get("pool_balance");
        var terms = levelLoan(LocalDate.of(2022, 1, 31));
        var events = ContractEvents.of(terms, (index, time) -> Double.NaN);
        assertThat(events.stream()
                        .filter(event -> event.type() == EventType.PR)
                        .findFirst()
                        .orElseThrow()
                        .notional())
                .isCloseTo(balances.get("2022-02-28").asDouble(), within(0.005));
        var last = events.getLast();
        assertThat(last.time().toLocalDate()).isEqualTo(LocalDate.of(2027, 1, 31));
        // B r / (1 − (1 + r)^−60) = 82.07, of which 81.49 are principal at the end: the last payment is level too.
        assertThat(last.payoff()).isCloseTo(82.0661 / (1 + 0.085 / 12), within(0.0001));
        same(last.notional(), balances.get("2027-01-31").asDouble(), 1e-8);
    }

    /** 4,000 at 8.5 % in 60 level payments at the ends of months, on months of thirty days. */
    private static ContractTerms levelLoan(LocalDate start) {
        var monthly = new Recurrence(start.plusMonths(1).atStartOfDay(), Cycle.parse("P1ML1"));
        return new ContractTerms(
                ContractType.ANN,
                Side.LENDER,
                start.minusDays(1).atStartOfDay(),
                start.atStartOfDay(),
                Optional.of(start.plusMonths(60).atStartOfDay()),
                4000,
                0.085,
                0,
                OptionalDouble.empty(),
                DayCount.THIRTY_360_GERMAN,
                true,
                EventRoll.NONE,
                monthly,
                Optional.empty(),
                Optional.of(monthly),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                InterestBase.CURRENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void same(double value, double expected, double tolerance) {
        assertThat(value).isCloseTo(expected, within(tolerance));
        figures++;
    }

    private static void sameTruncated(JsonNode entry, double value, double unit) {
        double expected = entry.get("expect").asDouble();
        assertThat(Math.floor(value / unit) * unit).isCloseTo(expected, within(1e-12));
        assertThat(Math.rint(value / unit) * unit).as("rounded").isNotCloseTo(expected, within(1e-12));
        figures++;
        truncated++;
    }

    private static double cents(double amount) {
        return Math.floor(amount * 100) / 100;
    }

    private static double duration(JsonNode entry) {
        return Duration.macaulay(
                flows(entry, TimeBasis.ACT_365), entry.get("rate").asDouble(), Compounding.ANNUAL);
    }

    private static List<Cashflow> flows(JsonNode entry, TimeBasis basis) {
        return DatedCashflow.from(LocalDate.parse(entry.get("asof").asString()), basis, dated(entry));
    }

    private static List<DatedCashflow> dated(JsonNode entry) {
        return StreamSupport.stream(entry.get("flows").spliterator(), false)
                .map(flow -> new DatedCashflow(
                        LocalDate.parse(flow.get(0).asString()), flow.get(1).asDouble()))
                .toList();
    }

    private static JsonNode entry(String id) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.get("id").asString().startsWith(id))
                .findFirst()
                .orElseThrow();
    }
}
