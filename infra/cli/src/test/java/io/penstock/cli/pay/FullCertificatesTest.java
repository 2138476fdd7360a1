package io.penstock.cli.pay;

import static io.penstock.cli.pay.Published.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.cli.pay.PayRun.Paid;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three whole servicer certificates of two trusts through {@code ./penstock pay}: 34 figures each, to the cent. */
class FullCertificatesTest {

    private static final List<String> CLASSES = List.of("A1", "A2a", "A2b", "A3", "A4", "B", "C", "D");

    private static final Map<String, String> TIERS = Map.of(
            "first", "first_priority_principal",
            "second", "second_priority_principal",
            "third", "third_priority_principal",
            "fourth", "fourth_priority_principal",
            "regular", "regular_principal");

    /** The pool at cut-off, which the certificates do not print, and the margin of A-2b. */
    private static final Map<String, List<String>> TERMS = Map.of(
            "CAOT-2024-2", List.of("1612091400.06", "0.0058"), "CAOT-2025-2", List.of("1410579421.74", "0.0069"));

    @TempDir
    Path folder;

    @Test
    void everyFigureIsReproduced() throws IOException {
        var tally = new Tally();
        Published.in("carmax_caot_full_waterfalls.json", "certificates")
                .forEach(certificate -> compare(certificate, tally));
        System.out.println("whole certificates\n" + tally);
        assertThat(tally.differences()).isEmpty();
        assertThat(tally.count()).isEqualTo("102 of 102");
    }

    private void compare(Published certificate, Tally tally) {
        var run = new PayRun(folder);
        var id = certificate.text("deal_id");
        var name = id.toLowerCase(Locale.ROOT);
        var deal = Examples.file("deals/" + name + ".yaml");
        boolean isFirst = certificate.text("inputs", "pool_begin").equals(cutOff(id));
        var report = run.json(name + certificate.month() + ".json", report(certificate));
        var state = isFirst
                ? Optional.<Path>empty()
                : Optional.of(run.json(name + certificate.monthBefore() + "-state.json", state(certificate)));
        var paid = run.pay(deal, report, state, name + certificate.month());
        assertThat(paid.report().paymentDate()).hasToString(certificate.text("distribution_date"));
        var computed = computed(paid);
        published(certificate)
                .forEach((figure, money) -> tally.compare(
                        figure.replaceAll(" .*", ""), certificate + " " + figure, money, computed.get(figure)));
    }

    private static Map<String, Object> report(Published certificate) {
        var id = certificate.text("deal_id");
        var principal =
                certificate.money("inputs", "principal_collected").plus(certificate.money("inputs", "repurchases"));
        return map(
                "schema", CollectionReport.SCHEMA,
                "dealId", id,
                "collectionPeriod", certificate.month(),
                "collections",
                        map(
                                "interest", certificate.text("inputs", "interest_collected"),
                                "principal", Figures.plain(principal),
                                "recoveries", certificate.text("inputs", "recoveries"),
                                "investmentIncome", certificate.text("inputs", "investment_income"),
                                "reserveIncome", certificate.text("inputs", "reserve_interest")),
                "pool",
                        map(
                                "begin", certificate.text("inputs", "pool_begin"),
                                "defaulted", certificate.text("inputs", "defaulted_receivables"),
                                "cutOff", cutOff(id)),
                "fixings",
                        map(
                                "SOFR_30D_AVG",
                                new BigDecimal(certificate.text("inputs", "class_a2b_rate"))
                                        .subtract(new BigDecimal(TERMS.getOrDefault(id, List.of())
                                                .get(1)))
                                        .toPlainString()));
    }

    private static Map<String, Object> state(Published certificate) {
        var classes = new LinkedHashMap<String, Object>();
        CLASSES.forEach(c -> classes.put(c, map("balance", certificate.text("inputs", "note_begin", c))));
        return map(
                "schema", StateFile.SCHEMA,
                "dealId", certificate.text("deal_id"),
                "takenOver", "balances before this payment, as the certificate prints them",
                "collectionPeriod", certificate.monthBefore(),
                "state",
                        map(
                                "classes",
                                classes,
                                "accounts",
                                map("reserve", certificate.text("inputs", "reserve_begin"))));
    }

    private static String cutOff(String id) {
        return TERMS.getOrDefault(id, List.of()).getFirst();
    }

    private static Map<String, Money> published(Published certificate) {
        var figures = new LinkedHashMap<String, Money>();
        figures.put("pool end", certificate.money("inputs", "pool_end"));
        figures.put("available collections", certificate.money("inputs", "available_collections"));
        figures.put("fee", certificate.money("outputs", "servicing_fee"));
        TIERS.forEach((name, key) -> figures.put("tier " + name, certificate.money("outputs", key)));
        for (var name : CLASSES) {
            figures.put("interest " + name, certificate.money("outputs", "interest", name));
            figures.put("principal " + name, certificate.money("outputs", "principal", name));
            figures.put("balance " + name, certificate.money("outputs", "note_end", name));
        }
        figures.put("residual", certificate.money("outputs", "residual_to_certificateholder"));
        figures.put("reserve", certificate.money("outputs", "reserve_end"));
        return figures;
    }

    private static Map<String, Money> computed(Paid paid) {
        var report = paid.report();
        var figures = new LinkedHashMap<String, Money>();
        figures.put("pool end", paid.input().pool().end());
        figures.put("available collections", report.accountsBefore().get("collections"));
        figures.put("fee", line(paid, "2").paid());
        TIERS.keySet()
                .forEach(name -> figures.put(
                        "tier " + name,
                        Money.of("USD", report.named(name).orElseThrow().value())));
        for (var payment : report.classPayments()) {
            figures.put("interest " + payment.className(), payment.interest());
            figures.put("principal " + payment.className(), payment.principal());
            figures.put("balance " + payment.className(), payment.closingBalance());
        }
        figures.put("residual", line(paid, "13").paid());
        figures.put("reserve", report.closing().account("reserve"));
        return figures;
    }

    private static PaymentLine line(Paid paid, String clause) {
        return paid.report().lines().stream()
                .filter(l -> l.clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }
}
