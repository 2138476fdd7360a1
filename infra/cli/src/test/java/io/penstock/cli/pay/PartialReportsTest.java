package io.penstock.cli.pay;

import static io.penstock.cli.pay.Published.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.cli.pay.PayRun.Paid;
import io.penstock.kernel.Money;
import io.penstock.waterfall.ClassPayment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight certificates of five trusts of which only the upper part is known, through {@code ./penstock pay}. The data
 * count 84 figures that can be derived; every other amount that is printed as a result is compared too.
 */
class PartialReportsTest {

    /** What the excerpts do not print and no compared figure depends on: interest collected, more than is needed. */
    private static final String ENOUGH = "20000000.00";

    /** Figures that the data count as derived, by family. */
    private static final Map<String, Set<String>> DERIVED = Map.of(
            "COPAR", Set.of("principal", "end", "interest", "total_interest", "oc_end"),
            "NAROT", Set.of("A-3 principal", "A-3 end", "interest", "total_collections"),
            "CARMAX", Set.of("pool_end", "end"));

    /** Printed figures that the documents compute as named amounts. */
    private static final Map<String, String> NAMED_AMOUNTS = Map.of(
            "oc_end", "ocEnd",
            "oc_target", "ocTarget",
            "total_collections", "totalCollections",
            "certificates_end", "certificates");

    @TempDir
    Path folder;

    @Test
    void everyDerivedFigureIsReproduced() throws IOException {
        var derived = new Tally();
        var others = new Tally();
        var states = new HashMap<String, Path>();
        Published.in("auto_abs_partial_reports.json", "reports").forEach(report -> {
            var paid = pay(report, Optional.ofNullable(states.get(report.text("deal_id"))));
            states.put(report.text("deal_id"), paid.state());
            var computed = computed(report, paid);
            published(report).forEach((figure, money) -> {
                var family = report.text("family");
                var counted = DERIVED.getOrDefault(family, Set.of());
                boolean counts = counted.contains(figure) || counted.contains(figure.replaceFirst(".* ", ""));
                (counts ? derived : others)
                        .compare(
                                family + " " + report.text("deal_id"),
                                report + " " + figure,
                                money,
                                computed.get(figure));
            });
        });
        System.out.println("partial certificates, derived\n" + derived + "further results\n" + others);
        assertThat(derived.differences()).isEmpty();
        assertThat(derived.count()).isEqualTo("84 of 84");
        assertThat(others.differences()).isEmpty();
        assertThat(others.count()).isEqualTo("19 of 19");
    }

    private Paid pay(Published report, Optional<Path> before) {
        var run = new PayRun(folder);
        var id = report.text("deal_id");
        var name = id.toLowerCase(Locale.ROOT);
        var deal = Examples.file("deals/" + name + (id.equals("CAOT-2018-1") ? "-pool" : "") + ".yaml");
        var file = run.json(name + report.month() + ".json", collections(report));
        // COPAR is known from its closing on; the others start with the balances of their first report.
        var state = before.or(() -> report.text("family").equals("COPAR")
                ? Optional.empty()
                : Optional.of(run.json(name + report.month() + "-state.json", opening(report))));
        var paid = run.pay(deal, file, state, name + report.month());
        assertThat(paid.report().paymentDate()).hasToString(report.text("payment_date"));
        return paid;
    }

    private static String dealId(Published report) {
        return report.text("deal_id") + (report.text("deal_id").equals("CAOT-2018-1") ? "-POOL" : "");
    }

    private static Map<String, Object> opening(Published report) {
        var classes = new LinkedHashMap<String, Object>();
        report.keys("inputs", "notes")
                .forEach(c -> classes.put(className(c), map("balance", report.text("inputs", "notes", c, "begin"))));
        if (dealId(report).endsWith("-POOL")) {
            classes.put("A1", map("balance", "0.00"));
        }
        return map(
                "schema", StateFile.SCHEMA,
                "dealId", dealId(report),
                "takenOver", "balances before this payment, as the certificate prints them",
                "collectionPeriod", report.monthBefore(),
                "state", map("classes", classes));
    }

    private static Map<String, Object> collections(Published report) {
        var content =
                map("schema", CollectionReport.SCHEMA, "dealId", dealId(report), "collectionPeriod", report.month());
        switch (report.text("family")) {
            case "COPAR" -> {
                var fall = report.money("inputs", "net_pool_begin").minus(report.money("inputs", "net_pool_end"));
                var sources = sources(ENOUGH, fall, "0.00");
                sources.put("reserveIncome", "0.00");
                content.put("collections", sources);
                content.put(
                        "pool",
                        map(
                                "end",
                                report.text("inputs", "net_pool_end"),
                                "cutOff",
                                report.text("inputs", "cutoff_net_pool")));
                content.put("inputs", map("ysocEnd", money(report, "ysoc_end")));
            }
            case "NAROT" -> {
                content.put(
                        "collections",
                        map(
                                "interest", report.text("inputs", "interest_collections"),
                                "principal", report.text("inputs", "principal_collections"),
                                "recoveries", report.text("inputs", "recoveries"),
                                "servicerAdvances", report.text("inputs", "servicer_advances")));
                content.put(
                        "pool",
                        map("begin", report.text("inputs", "pool_begin"), "end", report.text("inputs", "pool_end")));
                content.put(
                        "inputs", map("ysocBegin", money(report, "ysoc_begin"), "ysocEnd", money(report, "ysoc_end")));
            }
            default -> {
                content.put(
                        "collections",
                        sources(
                                ENOUGH,
                                report.money("inputs", "principal_collected")
                                        .plus(report.money("inputs", "repurchased")),
                                "0.00"));
                content.put(
                        "pool",
                        map(
                                "begin", report.text("inputs", "pool_begin"),
                                "defaulted", report.text("inputs", "defaulted"),
                                "cutOff", report.text("inputs", "initial_pool")));
            }
        }
        return content;
    }

    private static String money(Published report, String key) {
        return Figures.plain(report.money("inputs", key));
    }

    private static Map<String, Object> sources(String interest, Money principal, String none) {
        return map(
                "interest",
                interest,
                "principal",
                Figures.plain(principal),
                "recoveries",
                none,
                "investmentIncome",
                none);
    }

    private static String className(String published) {
        return published.replace("-", "");
    }

    private static Map<String, Money> published(Published report) {
        var figures = new LinkedHashMap<String, Money>();
        for (var name : report.keys("outputs", "notes")) {
            report.keys("outputs", "notes", name)
                    .forEach(key -> figures.put(name + " " + key, report.money("outputs", "notes", name, key)));
        }
        report.keys("outputs").stream()
                .filter(key -> !List.of("notes", "receivables_outstanding").contains(key))
                .forEach(key -> figures.put(key, report.money("outputs", key)));
        if (report.text("family").equals("CARMAX")) {
            figures.put("oc_target", report.money("inputs", "oc_target"));
        }
        return figures;
    }

    private static Map<String, Money> computed(Published report, Paid paid) {
        var figures = new LinkedHashMap<String, Money>();
        var payments = paid.report().classPayments();
        var total = Money.of("USD", "0.00");
        for (var payment : payments) {
            var name = payment.className().replaceFirst("([A-Z])([0-9])", "$1-$2");
            figures.put(name + " principal", payment.principal());
            figures.put(name + " end", payment.closingBalance());
            figures.put(name + " interest", payment.interest());
            total = total.plus(payment.interest());
        }
        var notes = payments.stream().map(ClassPayment::openingBalance).reduce(Money.of("USD", "0.00"), Money::plus);
        figures.put("total_interest", total);
        figures.put("pool_end", paid.input().pool().end());
        figures.put("oc_begin", paid.input().pool().begin().minus(notes));
        NAMED_AMOUNTS.forEach((figure, name) ->
                paid.report().named(name).ifPresent(amount -> figures.put(figure, Money.of("USD", amount.value()))));
        if (report.text("family").equals("COPAR")) {
            figures.put("reserve_end", paid.report().closing().account("reserve"));
        }
        return figures;
    }
}
