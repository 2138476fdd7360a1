package io.penstock.servicing.distribution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.SharedMaterial;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import io.penstock.platform.json.PlatformJson;
import io.penstock.servicing.ExampleDeals;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.PublishedNotes.Paper;
import io.penstock.servicing.distribution.PublishedNotes.Row;
import io.penstock.waterfall.ClassPayment;
import io.penstock.waterfall.ClassState;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.PoolBalances;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Real deals through the payment dates of the service: five trusts month after month from their closing, and three whole
 * certificates of two more. Every figure is compared to the cent; what differs stands with its cause in
 * {@code docs/reference/real-deals.md}, which this test writes with {@code -Dpenstock.approve=true}.
 */
class RealDealsTest {

    private static final Path PAGE = Path.of("../docs/reference/real-deals.md");
    private static final List<String> CLASSES = List.of("A1", "A2a", "A2b", "A3", "A4", "B", "C", "D");
    private static final Map<String, String> TIERS = Map.of(
            "first", "first_priority_principal",
            "second", "second_priority_principal",
            "third", "third_priority_principal",
            "fourth", "fourth_priority_principal",
            "regular", "regular_principal");

    /** Pool at cut-off, which the certificates do not print, and the margin of A-2b. */
    private static final Map<String, List<String>> TERMS = Map.of(
            "CAOT-2024-2", List.of("1612091400.06", "0.0058"), "CAOT-2025-2", List.of("1410579421.74", "0.0069"));

    private final RealDealsPage page = new RealDealsPage();

    @Test
    void everyReproducibleFigureEqualsTheCertificate() throws IOException {
        PublishedNotes.byTrust().forEach(this::monthAfterMonth);
        certificates().forEach(this::certificate);
        assertThat(page.compared("whole certificate")).isEqualTo("102 of 102");
        assertThat(page.compared("interest, fixed classes"))
                .isEqualTo("635 of 635"); // 74 of them of class D, whose balance is blank
        assertThat(page.compared("interest, A-1")).isEqualTo("39 of 39");
        assertThat(page.compared("interest, A-2b at the reported rate")).isEqualTo("68 of 68");
        assertThat(page.compared("principal by rank")).isEqualTo("689 of 689");
        assertThat(page.compared("closing balance by rank")).isEqualTo("689 of 689");
        assertThat(page.compared("closing balance, single class of its rank")).isEqualTo("615 of 615");
        assertThat(page.compared("split of A-2a and A-2b")).isEqualTo("25 of 40");
        assertThat(page.secondPapers()).isEqualTo(3);
        if (Boolean.getBoolean("penstock.approve")) {
            Files.writeString(PAGE, page.text());
        }
        assertThat(page.text()).isEqualTo(Files.readString(PAGE));
    }

    private void monthAfterMonth(String trust, List<Paper> papers) {
        var deal = ExampleDeals.resolved("caot-" + trust);
        var paid = new PaidHere(deal);
        var pool = deal.tranches().stream()
                .map(TrancheTerms::originalBalance)
                .reduce(Money::plus)
                .orElseThrow();
        var cutOff = pool;
        var before = new HashMap<YearMonth, Optional<Previous>>();
        var figures = new HashMap<YearMonth, PeriodFigures>();
        for (var paper : papers) {
            var date = deal.paymentDateFor(paper.period());
            if (figures.containsKey(paper.period())) {
                var again = paid.again(
                        date,
                        requireNonNull(figures.get(paper.period())),
                        paper.declared(deal),
                        requireNonNull(before.get(paper.period())));
                assertThat(again).as("second paper of " + paper.period()).isEmpty();
                page.second(trust + " " + paper.period());
                continue;
            }
            var principal = paper.total(Row::principal);
            var collected = new TreeMap<String, Money>();
            collected.put("interest", paper.total(Row::interest));
            collected.put("principal", principal);
            var period = new PeriodFigures(
                    collected, new PoolBalances(pool, Money.zero(deal.currency()), pool.minus(principal), cutOff));
            before.put(paper.period(), paid.previous());
            figures.put(paper.period(), period);
            compare(paper, paid.pay(date, period, paper.declared(deal)));
            pool = pool.minus(principal);
        }
        page.trust(trust, figures.size());
    }

    private void compare(Paper paper, PaymentReport report) {
        var payments = new HashMap<String, ClassPayment>();
        report.classPayments().forEach(payment -> payments.put(payment.className(), payment));
        var principal = new TreeMap<String, Money>();
        var computed = new TreeMap<String, Money>();
        var closing = new TreeMap<String, Long>();
        boolean split = false;
        for (var row : paper.rows()) {
            var payment = requireNonNull(payments.get(row.className()));
            var where = paper.trust() + " " + paper.period() + " " + row.className();
            boolean alive = row.opening().map(opening -> !opening.isZero()).orElse(true);
            if (alive) {
                page.compare(interest(row), where, row.interest(), payment.interest());
            } else {
                assertThat(payment.interest()).as(where).isEqualTo(row.interest());
            }
            if (row.closing().isEmpty()) {
                page.blank(where);
                continue;
            }
            boolean two = row.className().equals("A2a") || row.className().equals("A2b");
            split |= two;
            if (!two) {
                page.compare(
                        "closing balance, single class of its rank",
                        where,
                        row.closing().orElseThrow(),
                        payment.closingBalance());
            }
            var rank = two ? "A2" : row.className();
            principal.merge(rank, row.principal(), Money::plus);
            computed.merge(rank, payment.principal(), Money::plus);
            closing.merge(
                    rank,
                    payment.closingBalance().minorUnits()
                            - row.closing().orElseThrow().minorUnits(),
                    Long::sum);
        }
        principal.forEach((rank, money) -> page.compare(
                "principal by rank", paper.trust() + " " + paper.period() + " " + rank, money, computed.get(rank)));
        closing.forEach((rank, cents) -> page.compare(
                "closing balance by rank",
                paper.trust() + " " + paper.period() + " " + rank,
                Money.of("USD", "0.00"),
                new Money(Money.of("USD", "0.00").currency(), cents)));
        if (split && !requireNonNull(principal.get("A2")).isZero()) {
            var row = paper.rows().stream()
                    .filter(each -> each.className().equals("A2a"))
                    .findFirst()
                    .orElseThrow();
            page.compare(
                    "split of A-2a and A-2b",
                    paper.trust() + " " + paper.period() + " A2a",
                    row.principal(),
                    requireNonNull(payments.get("A2a")).principal());
        }
    }

    private static String interest(Row row) {
        return switch (row.className()) {
            case "A1" -> "interest, A-1";
            case "A2b" -> "interest, A-2b at the reported rate";
            default -> "interest, fixed classes";
        };
    }

    private static List<JsonNode> certificates() throws IOException {
        return PlatformJson.mapper()
                .readTree(Files.readString(SharedMaterial.file("data/certificates/carmax_caot_full_waterfalls.json")))
                .path("certificates")
                .valueStream()
                .toList();
    }

    private void certificate(JsonNode certificate) {
        var id = certificate.path("deal_id").asString();
        var deal = ExampleDeals.resolved(id.toLowerCase(Locale.ROOT));
        var terms = requireNonNull(TERMS.get(id));
        var cutOff = Money.of("USD", terms.getFirst());
        var date = LocalDate.parse(certificate.path("distribution_date").asString());
        var inputs = certificate.path("inputs");
        var paid = new PaidHere(deal);
        int number = deal.periodPaidOn(date).orElseThrow().number();
        if (number > 1) {
            paid.takeOver(deal.paymentDate(number - 1), opening(deal, number - 1, inputs), cutOff);
        }
        var fixing = new BigDecimal(inputs.path("class_a2b_rate").asString()).subtract(new BigDecimal(terms.get(1)));
        var declared = new DeclaredInputs(
                List.of(new OutsideFigure("SOFR_30D_AVG", fixing.toPlainString(), "certificate of " + date)),
                List.of(),
                List.of());
        var report = paid.pay(date, figures(inputs, cutOff), declared);
        var computed = computed(report);
        published(certificate)
                .forEach((figure, money) ->
                        page.compare("whole certificate", id + " " + date + " " + figure, money, computed.get(figure)));
        page.certificate(id, date, number);
    }

    private static DealState opening(ResolvedDeal deal, int number, JsonNode inputs) {
        var state = DealState.atClosing(deal)
                .withPaymentNumber(number)
                .withAccount("reserve", usd(inputs, "reserve_begin"));
        for (var name : CLASSES) {
            state = state.withClass(
                    name,
                    new ClassState(
                            state.originalBalance(name),
                            usd(inputs.path("note_begin"), name),
                            Money.of("USD", "0.00")));
        }
        return state;
    }

    private static PeriodFigures figures(JsonNode inputs, Money cutOff) {
        var principal = usd(inputs, "principal_collected").plus(usd(inputs, "repurchases"));
        var collected = new TreeMap<String, Money>();
        collected.put("interest", usd(inputs, "interest_collected"));
        collected.put("principal", principal);
        collected.put("recoveries", usd(inputs, "recoveries"));
        collected.put("investmentIncome", usd(inputs, "investment_income"));
        collected.put("reserveIncome", usd(inputs, "reserve_interest"));
        var begin = usd(inputs, "pool_begin");
        var defaulted = usd(inputs, "defaulted_receivables");
        return new PeriodFigures(
                collected,
                new PoolBalances(begin, defaulted, begin.minus(principal).minus(defaulted), cutOff));
    }

    private static Map<String, Money> published(JsonNode certificate) {
        var inputs = certificate.path("inputs");
        var outputs = certificate.path("outputs");
        var figures = new LinkedHashMap<String, Money>();
        figures.put("pool end", usd(inputs, "pool_end"));
        figures.put("available collections", usd(inputs, "available_collections"));
        figures.put("fee", usd(outputs, "servicing_fee"));
        new TreeMap<>(TIERS).forEach((name, key) -> figures.put("tier " + name, usd(outputs, key)));
        for (var name : CLASSES) {
            figures.put("interest " + name, usd(outputs.path("interest"), name));
            figures.put("principal " + name, usd(outputs.path("principal"), name));
            figures.put("balance " + name, usd(outputs.path("note_end"), name));
        }
        figures.put("residual", usd(outputs, "residual_to_certificateholder"));
        figures.put("reserve", usd(outputs, "reserve_end"));
        return figures;
    }

    private static Map<String, Money> computed(PaymentReport report) {
        var figures = new LinkedHashMap<String, Money>();
        figures.put("pool end", report.closing().pool().balance().orElseThrow());
        figures.put(
                "available collections", requireNonNull(report.accountsBefore().get("collections")));
        figures.put("fee", paid(report, "2"));
        TIERS.keySet()
                .forEach(name -> figures.put(
                        "tier " + name,
                        Money.of("USD", report.named(name).orElseThrow().value())));
        for (var payment : report.classPayments()) {
            figures.put("interest " + payment.className(), payment.interest());
            figures.put("principal " + payment.className(), payment.principal());
            figures.put("balance " + payment.className(), payment.closingBalance());
        }
        figures.put("residual", paid(report, "13"));
        figures.put("reserve", report.closing().account("reserve"));
        return figures;
    }

    private static Money paid(PaymentReport report, String clause) {
        return report.lines().stream()
                .filter(line -> line.clause().equals(clause))
                .findFirst()
                .orElseThrow()
                .paid();
    }

    private static Money usd(JsonNode node, String key) {
        return Money.of("USD", node.path(key).asString());
    }
}
