package io.penstock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.SharedMaterial;
import io.penstock.projection.RateConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every printed figure of the worked examples of The Bond Market Association, to the printed digit. Speeds go
 * through the conversions of the pool projection; balances of level loans stand here in their closed form.
 */
class BmaExamplesTest {

    private static JsonNode examples;
    private static int figures;

    @BeforeAll
    static void read() {
        examples = JsonMapper.shared()
                .readTree(SharedMaterial.file("vectors/waterfall/bma_examples.json"))
                .get("examples");
        figures = 0;
    }

    @AfterAll
    static void everyFigureIsCompared() {
        System.out.println("bma_examples.json: " + figures + " figures of 8 examples reproduced");
        assertThat(examples).hasSize(8);
        assertThat(figures).isEqualTo(43);
    }

    @Test
    void sf4PassThrough() {
        var print = example("SF-4");
        double scheduled = scheduled(0.095 / 12, 360);
        double principal = scheduled + smmOfPsa(150, 1) * (1 - scheduled);
        same(print, "passthrough_principal", principal, 7);
        same(print, "passthrough_interest", 0.09 / 12, 7);
        same(print, "cash", principal + 0.09 / 12, 7);
    }

    @Test
    void sf6SpeedOfOnePool() {
        var print = example("SF-6");
        double r = figure(print, "gross") / 1200;
        double bal1 = balance(r, 344, 359);
        double bal2 = balance(r, 343, 359);
        double f1 = figure(print, "f1");
        double scheduled = f1 * bal2 / bal1;
        double smm = (scheduled - figure(print, "f2")) / scheduled;
        double cpr = RateConversion.cprFromSmm(smm);
        same(print, "bal1", bal1, 6);
        same(print, "bal2", bal2, 8);
        same(print, "fsched", scheduled, 8);
        same(print, "amort", f1 - scheduled, 8);
        same(print, "prepay", scheduled - figure(print, "f2"), 8);
        same(print, "smm_pct", 100 * smm, 5);
        same(print, "cpr_pct", 100 * cpr, 2);
        same(
                print,
                "psa_pct",
                100 * RateConversion.psaFromCpr(cpr, print.get("month").asInt() - 1),
                1);
    }

    @Test
    void sf11SpeedOfTwoPools() {
        var print = example("SF-11");
        double r = figure(print, "gross") / 1200;
        double actual = 0;
        double scheduled = 0;
        for (var pool : print.get("pools")) {
            actual += pool.get("face").asDouble() * pool.get("f2").asDouble();
            scheduled += pool.get("face").asDouble()
                    * pool.get("f1").asDouble()
                    * balance(r, pool.get("rem2").asInt(), pool.get("rem1").asInt());
        }
        double smm = 1 - Math.pow(actual / scheduled, 1.0 / 6);
        same(print, "actual_final", actual, 2);
        same(print, "sched_final", scheduled, 2);
        same(print, "smm_pct", 100 * smm, 6);
        same(print, "cpr_pct", 100 * RateConversion.cprFromSmm(smm), 4);
        double paid = actual;
        var speed = Breakeven.of(psa -> joint(print, r, psa), paid, 0, 1000, 1e-9);
        assertThat(speed.outcome()).isEqualTo(Breakeven.Outcome.FOUND);
        same(print, "psa_pct", speed.value(), 2);
    }

    @Test
    void sf13AutoLoans() {
        var print = example("SF-13");
        double r = figure(print, "gross") / 1200;
        double abs = figure(print, "abs") / 100;
        same(
                print,
                "smm_pct",
                100 * RateConversion.smmFromAbs(abs, print.get("month").asInt() - 1),
                1);
        double f2 = figure(print, "f2");
        double bal = balance(r, 25, 36) / balance(r, 34, 36);
        double historical = (f2 - bal) / (figure(print, "age1") * f2 - figure(print, "age2") * bal);
        same(print, "hist_abs_pct", 100 * historical, 1);
    }

    @Test
    void sf50YieldOfAPassThrough() {
        var print = example("SF-50");
        var flows = passThrough(14);
        for (var cash : print.get("cf").properties()) {
            int month = Integer.parseInt(cash.getKey());
            same(print.get("cf"), cash.getKey(), flows.get(month - 1).amount(), 4);
        }
        double price = figure(print, "price");
        double yield = Yield.atPrice(flows, price, Compounding.SEMI_ANNUAL).orElseThrow();
        same(print, "yield_bey_pct", 100 * yield, 5);
        same(print, "mortgage_yield_pct", 100 * Yield.mortgage(yield), 5);
        assertThat(Yield.bondEquivalent(Yield.mortgage(yield))).isCloseTo(yield, within(1e-15));
        same(print, "avg_life", WeightedAverageLife.of(principal(14)).orElseThrow(), 5);
        same(print, "duration", Duration.macaulay(flows, yield, Compounding.SEMI_ANNUAL), 5);
        same(print, "mod_duration", Duration.modified(flows, yield, Compounding.SEMI_ANNUAL), 5);
        same(print, "convexity", Convexity.of(flows, yield, Compounding.SEMI_ANNUAL), 4);
    }

    @Test
    void sf51SettlesAWeekLater() {
        var print = example("SF-51");
        double price = 100 + 100 * 0.09 * 7 / 360;
        same(print, "price_full", price, 3);
        double yield =
                Yield.atPrice(passThrough(7), price, Compounding.SEMI_ANNUAL).orElseThrow();
        same(print, "yield_bey_pct", 100 * yield, 5);
    }

    @Test
    void sf53FloatingRate() {
        var print = example("SF-53");
        double price = 99 + 100 * (28 / 365.0 * 0.098750 + 16 / 365.0 * 0.114375);
        double first = 50 + 100 * (28 / 365.0 * 0.098750 + 31 / 365.0 * 0.114375 + 122 / 365.0 * 0.106875);
        double second = 50 + 50 * 184 / 365.0 * 0.106875;
        same(print, "p", price, 4);
        same(print, "cf1", first, 4);
        same(print, "cf2", second, 4);
        double onThirty = 365.0 / 360 * 0.101875;
        var thirty = List.of(new Cashflow(164 / 360.0, first), new Cashflow(344 / 360.0, second));
        var actual = List.of(new Cashflow(168 / 360.0, first), new Cashflow(349 / 360.0, second));
        double yield = Yield.atPrice(thirty, price, Compounding.SEMI_ANNUAL).orElseThrow();
        double index = Compounding.QUARTERLY.convert(onThirty, Compounding.SEMI_ANNUAL);
        same(print, "y30360", 100 * yield, 5);
        same(print, "yidx30360", 100 * index, 5);
        same(print, "ytm_spread_bp", 10_000 * (yield - index), 2);
        same(
                print,
                "dm_bp",
                10_000 * DiscountMargin.atPrice(thirty, price, onThirty).orElseThrow(),
                2);
        double yieldActual =
                Yield.atPrice(actual, price, Compounding.SEMI_ANNUAL).orElseThrow();
        double indexActual = Compounding.QUARTERLY.convert(0.101875, Compounding.SEMI_ANNUAL);
        same(print, "yact360", 100 * yieldActual, 5);
        same(print, "yidxact360", 100 * indexActual, 5);
        same(print, "ytm_spread_act_bp", 10_000 * (yieldActual - indexActual), 2);
        same(
                print,
                "dm_act_bp",
                10_000 * DiscountMargin.atPrice(actual, price, 0.101875).orElseThrow(),
                2);
    }

    @Test
    void sf56InterestThatIsNotPaid() {
        var print = example("SF-56");
        var cash = print.get("cf");
        var payments = new ArrayList<Cashflow>();
        for (int year = 1; year < cash.size(); year++) {
            payments.add(new Cashflow(year, cash.get(year).asDouble()));
        }
        var principal = WeightedAverageLife.principal(-cash.get(0).asDouble(), figure(print, "rate"), payments);
        assertThat(principal.stream().map(flow -> Math.rint(flow.amount() * 1e9) / 1e9))
                .containsExactly(-10.0, 0.0, 110.0);
        same(print, "gpm_avg_life", WeightedAverageLife.of(principal).orElseThrow(), 1);
        same(print, "z_avg_life", WeightedAverageLife.ofAccrualBond(principal).orElseThrow(), 1);
    }

    /** Within half a unit of the last digit printed; 1e-9 of it for a tie in binary arithmetic. */
    private static void same(JsonNode print, String name, double value, int digits) {
        double half = 0.5 * Math.pow(10, -digits);
        assertThat(value).as(name).isCloseTo(print.get(name).asDouble(), within(half * (1 + 1e-9)));
        figures++;
    }

    private static double figure(JsonNode print, String name) {
        return print.get(name).asDouble();
    }

    private static JsonNode example(String id) {
        return StreamSupport.stream(examples.spliterator(), false)
                .filter(example -> example.get("id").asString().startsWith(id))
                .findFirst()
                .orElseThrow();
    }

    /** 9 % net, 9.5 % gross, 360 months at 150 PSA, per 100; month k pays after 30k + days. */
    private static List<Cashflow> passThrough(int days) {
        var flows = new ArrayList<Cashflow>();
        double balance = 100;
        for (var principal : principal(days)) {
            flows.add(new Cashflow(principal.time(), principal.amount() + balance * 0.09 / 12));
            balance -= principal.amount();
        }
        return flows;
    }

    private static List<Cashflow> principal(int days) {
        var flows = new ArrayList<Cashflow>();
        double balance = 100;
        for (int month = 1; month <= 360; month++) {
            double scheduled = scheduled(0.095 / 12, 361 - month);
            double paid = balance * (scheduled + smmOfPsa(150, month) * (1 - scheduled));
            flows.add(new Cashflow((30 * month + days) / 360.0, paid));
            balance -= paid;
        }
        return flows;
    }

    /** Both pools at one speed: their balances after six months. */
    private static double joint(JsonNode print, double r, double psa) {
        double sum = 0;
        int firstMonth = 12;
        for (var pool : print.get("pools")) {
            double balance = pool.get("face").asDouble() * pool.get("f1").asDouble();
            for (int i = 0; i < 6; i++) {
                balance *= (1 - scheduled(r, pool.get("rem1").asInt() - i)) * (1 - smmOfPsa(psa, firstMonth + i));
            }
            sum += balance;
            firstMonth = 2;
        }
        return sum;
    }

    private static double scheduled(double r, int remaining) {
        return r / (Math.pow(1 + r, remaining) - 1);
    }

    private static double balance(double r, int remaining, int original) {
        return (1 - Math.pow(1 + r, -remaining)) / (1 - Math.pow(1 + r, -original));
    }

    private static double smmOfPsa(double psa, int month) {
        return RateConversion.smmFromCpr(RateConversion.cprFromPsa(psa / 100, month - 1));
    }
}
