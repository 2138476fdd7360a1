package io.penstock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.SharedMaterial;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
            double left = Math.pow(1 - 0.1, TimeBasis.ACT_365.years(asof, date));
            same(left, entry.get("expect").get(i).asDouble(), 1e-14);
        }
    }

    /** The caps bind increases only; a stated rounding comes before them. */
    @Test
    void resetsOfAdjustableRates() {
        var entry = entry("ARM reset caps");
        assertThat(entry.get("cases")).hasSize(6);
        for (var terms : entry.get("cases")) {
            var rates = new ArrayList<Double>();
            rates.add(entry.get("start_rate").asDouble());
            double cap = terms.get("first_cap").asDouble();
            for (var index : terms.get("index")) {
                double step = terms.path("round_down_to").asDouble(0);
                double asked = index.asDouble() + entry.get("margin").asDouble();
                double rounded = step == 0 ? asked : step * Math.floor(asked / step + 1e-9);
                double capped = Math.min(rounded, rates.getLast() + cap);
                double most = terms.get("life_cap").asDouble();
                rates.add(Math.clamp(capped, terms.get("life_floor").asDouble(), most));
                cap = terms.get("periodic_cap").asDouble();
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
        double rate = 0.085 / 12;
        double payment = 4000 * rate / (1 - Math.pow(1 + rate, -60));
        assertThat(4000 * (1 + rate) - payment)
                .isCloseTo(balances.get("2022-02-28").asDouble(), within(0.005));
        double left = 4000;
        for (int month = 0; month < 60; month++) {
            left = left * (1 + rate) - payment;
        }
        same(left, balances.get("2027-01-31").asDouble(), 1e-8);
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
