package io.penstock.cli.pay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.Resources;
import io.penstock.cli.Examples;
import io.penstock.cli.pay.PayRun.Paid;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deals of kinds of which no answers are published, written as documents only, through {@code ./penstock pay}: each
 * payment date from the state of the one before, against a second computation that shares no code.
 * {@code handmade/SOURCE.md} says what happens in each.
 */
class HandMadeDealsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private final Tally tally = new Tally();

    @ParameterizedTest
    @CsvSource({
        "auto-turbo,            10, 200 of 200",
        "rmbs-pdl,               5,  85 of 85",
        "clo,                    7, 133 of 133",
        "lease-plan-cn,          6, 102 of 102",
        "receivables-revolving,  7,  77 of 77"
    })
    void paysWhatTheSecondComputationSays(String name, int dates, String figures) throws IOException {
        var chain = MAPPER.readTree(Resources.text("/handmade/" + name + ".json"));
        var deal = Examples.file("deals/" + chain.path("deal").asText());
        var run = new PayRun(folder);
        Optional<Path> state = Optional.empty();
        assertThat(chain.path("payments")).hasSize(dates);
        for (var payment : chain.path("payments")) {
            var month = payment.path("report").path("collectionPeriod").asText();
            var report = Files.writeString(
                    folder.resolve(month + ".json"), payment.path("report").toPrettyString());
            var paid = run.pay(deal, report, state, month);
            compare(month, payment.path("expected"), paid);
            state = Optional.of(paid.state());
        }
        System.out.println(name + ", hand-made\n" + tally);
        assertThat(tally.differences()).isEmpty();
        assertThat(tally.count()).isEqualTo(figures);
    }

    private void compare(String month, JsonNode expected, Paid paid) throws IOException {
        var report = MAPPER.readTree(PayRun.text(paid.folder().resolve("payment-report.json")));
        var closing = report.path("closing");
        same(month, "mode", expected.path("mode"), report.path("mode").asText());
        expected.path("classes").properties().forEach(of -> {
            var name = of.getKey();
            same(month, "interest", of.getValue().path("interest"), paid(report, "INTEREST", name));
            same(month, "principal", of.getValue().path("principal"), paid(report, "PRINCIPAL", name));
            same(month, "balance", of.getValue().path("closing"), classOf(closing, name, "balance"));
        });
        each(expected, "fees", (name, value) -> same(month, "fee", value, paid(report, "FEE", name)));
        each(
                expected,
                "deferred",
                (name, value) -> same(month, "deferred", value, classOf(closing, name, "deferredInterest")));
        for (var book : new String[] {"accounts", "ledgers"}) {
            each(
                    expected,
                    book,
                    (name, value) -> same(
                            month, book, value, closing.path(book).path(name).asText()));
        }
        each(expected, "tests", (name, value) -> same(month, "test", value, passed(report, name)));
        same(month, "residual", expected.path("residual"), paid(report, "RESIDUAL", ""));
        if (expected.has("purchased")) {
            same(
                    month,
                    "purchased",
                    expected.path("purchased"),
                    closing.path("pool").path("purchased").asText());
        }
    }

    private void same(String month, String kind, JsonNode expected, String computed) {
        tally.compare(kind, month, expected.asText(), computed);
    }

    /** A figure with its name. */
    @FunctionalInterface
    private interface Figure {
        void compare(String name, JsonNode value);
    }

    private static void each(JsonNode expected, String kind, Figure figure) {
        expected.path(kind).properties().forEach(of -> figure.compare(of.getKey(), of.getValue()));
    }

    /** Paid by all lines of a kind to a target, or to any where none is named. */
    private static String paid(JsonNode report, String kind, String target) {
        var sum = new BigDecimal("0.00");
        for (var line : report.path("lines")) {
            boolean isMeant = target.isEmpty() || line.path("target").asText().equals(target);
            if (line.path("kind").asText().equals(kind) && isMeant) {
                sum = sum.add(new BigDecimal(line.path("paid").asText()));
            }
        }
        return sum.toPlainString();
    }

    private static String classOf(JsonNode closing, String name, String figure) {
        return closing.path("classes").path(name).path(figure).asText();
    }

    private static String passed(JsonNode report, String name) {
        for (var test : report.path("tests")) {
            if (test.path("name").asText().equals(name)) {
                return test.path("passes").asText();
            }
        }
        return "not asked";
    }
}
