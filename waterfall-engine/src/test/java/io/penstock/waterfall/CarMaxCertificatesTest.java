package io.penstock.waterfall;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.SharedMaterial;
import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Coupon;
import io.penstock.deal.Json;
import io.penstock.deal.JsonPaths;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three servicer certificates of real trusts, each of 34 figures, reproduced to the cent from the deal
 * document and what was collected. The deals and their sources are in {@code golden/SOURCE.md}.
 */
class CarMaxCertificatesTest {

    private static final int FIGURES = 34;

    private static final Map<String, String> TIERS = Map.of(
            "first", "first_priority_principal",
            "second", "second_priority_principal",
            "third", "third_priority_principal",
            "fourth", "fourth_priority_principal",
            "regular", "regular_principal");

    /** The pool at cut-off, of which the certificates print nothing but what follows from it. */
    private static final Map<String, String> CUT_OFF =
            Map.of("CAOT-2024-2", "1612091400.06", "CAOT-2025-2", "1410579421.74");

    /** @param json the certificate as the file has it */
    record Certificate(Json json) {

        String text(String... keys) {
            return JsonPaths.text(json, keys);
        }

        Money money(String... keys) {
            return Money.of("USD", text(keys));
        }

        YearMonth period() {
            var firstDay =
                    (Json.Text) JsonPaths.items(json, "collection_period").getFirst();
            return YearMonth.parse(firstDay.value().substring(0, 7));
        }

        @Override
        public String toString() {
            return text("deal_id") + " paid " + text("distribution_date");
        }
    }

    static Stream<Certificate> certificates() throws IOException {
        var file = SharedMaterial.file("data/certificates/carmax_caot_full_waterfalls.json");
        // Our JSON has no numbers; the only ones in this file are counts and percentages that nothing here needs.
        var text = Files.readString(file).replaceAll(": (-?[0-9.]+|null)", ": \"$1\"");
        return JsonPaths.items(CanonicalJson.parse(text), "certificates").stream()
                .map(Certificate::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void isReproducedToTheCent(Certificate certificate) {
        var deal = deal(certificate);
        var report = Waterfall.confirmed(deal, input(deal, certificate));

        var expected = expected(certificate);
        assertThat(expected).hasSize(FIGURES);
        assertThat(computed(certificate, report)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void agreesWithItsTotalsAndDates(Certificate certificate) {
        var deal = deal(certificate);
        var report = Waterfall.confirmed(deal, input(deal, certificate));

        assertThat(report.paymentDate()).hasToString(certificate.text("distribution_date"));
        assertThat(deal.period(certificate.period()).previousPaymentDate())
                .hasToString(certificate.text("prior_distribution_date"));
        assertThat(total(report, ClassPayment::interest))
                .isEqualTo(certificate.money("outputs", "total_note_interest"));
        assertThat(total(report, ClassPayment::principal))
                .isEqualTo(certificate.money("outputs", "total_note_principal"));
        assertThat(line(report, "1").paid()).isEqualTo(certificate.money("outputs", "reserve_release"));
        assertThat(line(report, "11").paid()).isEqualTo(certificate.money("outputs", "reserve_deposit"));
        assertThat(report.totalPaidOut().minus(line(report, "1").paid()))
                .isEqualTo(certificate.money("outputs", "total_distributions"));
        assertThat(report.lines()).allMatch(l -> l.shortfall().isZero());
    }

    private static ResolvedDeal deal(Certificate certificate) {
        return SampleDeals.read("/golden/" + certificate.text("deal_id").toLowerCase(Locale.ROOT) + "/deal.json");
    }

    private static WaterfallInput input(ResolvedDeal deal, Certificate certificate) {
        var zero = Money.of("USD", "0.00");
        var opening = DealState.atClosing(deal)
                .withAccount("reserve", certificate.money("inputs", "reserve_begin"))
                .withPaymentNumber(deal.period(certificate.period()).number() - 1);
        for (var t : deal.tranches()) {
            var balance = certificate.money("inputs", "note_begin", t.className());
            opening = opening.withClass(t.className(), new ClassState(t.originalBalance(), balance, zero));
        }
        var collections = new PeriodCollections(
                certificate.money("inputs", "interest_collected"),
                certificate.money("inputs", "principal_collected").plus(certificate.money("inputs", "repurchases")),
                certificate.money("inputs", "recoveries"),
                certificate.money("inputs", "investment_income"));
        var pool = new PoolBalances(
                certificate.money("inputs", "pool_begin"),
                certificate.money("inputs", "defaulted_receivables"),
                certificate.money("inputs", "pool_end"),
                Money.of("USD", requireNonNull(CUT_OFF.get(deal.dealId()))));
        var floating = (Coupon.Floating) deal.tranche("A2b").coupon().orElseThrow();
        var fixing = new BigDecimal(certificate.text("inputs", "class_a2b_rate")).subtract(floating.margin());
        return WaterfallInput.of(deal, certificate.period(), collections, pool, opening)
                .withReserveIncome(certificate.money("inputs", "reserve_interest"))
                .withFixings(Map.of(floating.index(), fixing));
    }

    private static Map<String, Money> expected(Certificate certificate) {
        var figures = new LinkedHashMap<String, Money>();
        figures.put("pool at end", certificate.money("inputs", "pool_end"));
        figures.put("available collections", certificate.money("inputs", "available_collections"));
        figures.put("servicing fee", certificate.money("outputs", "servicing_fee"));
        TIERS.forEach((name, key) -> figures.put(name, certificate.money("outputs", key)));
        for (var name : new String[] {"A1", "A2a", "A2b", "A3", "A4", "B", "C", "D"}) {
            figures.put("interest " + name, certificate.money("outputs", "interest", name));
            figures.put("principal " + name, certificate.money("outputs", "principal", name));
            figures.put("balance " + name, certificate.money("outputs", "note_end", name));
        }
        figures.put("residual", certificate.money("outputs", "residual_to_certificateholder"));
        figures.put("reserve", certificate.money("outputs", "reserve_end"));
        return figures;
    }

    private static Map<String, Money> computed(Certificate certificate, PaymentReport report) {
        var figures = new LinkedHashMap<String, Money>();
        figures.put(
                "pool at end",
                certificate
                        .money("inputs", "pool_begin")
                        .minus(certificate.money("inputs", "principal_collected"))
                        .minus(certificate.money("inputs", "repurchases"))
                        .minus(certificate.money("inputs", "defaulted_receivables")));
        figures.put("available collections", report.accountsBefore().get("collections"));
        figures.put("servicing fee", line(report, "2").paid());
        TIERS.forEach((name, key) -> figures.put(
                name, Money.of("USD", report.named(name).orElseThrow().value())));
        for (var payment : report.classPayments()) {
            figures.put("interest " + payment.className(), payment.interest());
            figures.put("principal " + payment.className(), payment.principal());
            figures.put("balance " + payment.className(), payment.closingBalance());
        }
        figures.put("residual", line(report, "13").paid());
        figures.put("reserve", report.reserveAfter());
        return figures;
    }

    private static PaymentLine line(PaymentReport report, String clause) {
        return report.lines().stream()
                .filter(l -> l.clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    private static Money total(PaymentReport report, Function<ClassPayment, Money> part) {
        return report.classPayments().stream().map(part).reduce(Money.of("USD", "0.00"), Money::plus);
    }
}
