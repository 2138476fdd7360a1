package io.penstock.cli.bench.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.penstock.cli.bench.issuance.Desk.Person;
import io.penstock.cli.bench.issuance.ManualBaseline.Each;
import io.penstock.cli.bench.issuance.ManualBaseline.Size;
import io.penstock.cli.bench.issuance.ManualBaseline.Step;
import io.penstock.cli.rest.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as typed, taken and re-keyed; counted over HTTP as the script counts it. */
class CountingTest {

    private static final Person ANA = Person.staff("ana", "spv-admin");
    private static final Person BO = Person.staff("bo", "approver");

    @Test
    void aTypedValueThatAnAnswerHadIsRekeyed() {
        var tally = counted("{\"documentHash\": \"abcdef0123\"}", desk -> {
            desk.enters(ANA, "hands in", Sheet.put("/v1/deals/D", Form.of().typed("name", "Atlas Auto")));
            desk.decides(BO, "approves", Sheet.post("/v1/deals/D/a", Form.of().typed("documentHash", "ABCDEF0123 ")));
        });
        assertThat(tally.rekeyed()).containsExactly("approves: documentHash = ABCDEF0123 ");
        assertThat(tally.typed()).isEqualTo(2);
        assertThat(tally.decisions()).isEqualTo(1);
        assertThat(tally.entries()).isEqualTo(1);
        assertThat(tally.handOvers()).isEqualTo(1);
        assertThat(tally.persons()).isEqualTo(2);
    }

    @Test
    void takenOverItIsNot() {
        var tally = counted("{\"documentHash\": \"abcdef0123\"}", desk -> {
            var answer = desk.enters(ANA, "hands in", Sheet.put("/v1/deals/D", Form.of()));
            desk.decides(
                    BO,
                    "approves",
                    Sheet.post(
                            "/v1/deals/D/a",
                            Form.of()
                                    .taken(
                                            "documentHash",
                                            answer.path("documentHash").asText())));
        });
        assertThat(tally.rekeyed()).isEmpty();
        assertThat(tally.taken()).isEqualTo(1);
    }

    @Test
    void whatAPersonTypedOnceIsNotTypedAgain() {
        var tally = counted("{}", desk -> {
            desk.enters(ANA, "first", Sheet.put("/v1/pools/P", Form.of().typed("currency", "USD")));
            desk.enters(ANA, "second", Sheet.put("/v1/deals/D", Form.of().typed("currency", "USD")));
            desk.enters(ANA, "third", Sheet.put("/v1/deals/D", Form.of().typed("amount", "1000000.00")));
            desk.enters(ANA, "fourth", Sheet.put("/v1/deals/D", Form.of().typed("total", "1000000")));
        });
        assertThat(tally.rekeyed()).containsExactly("second: currency = USD", "fourth: total = 1000000");
    }

    /** Two investors live in one country; one of them is asked twice. */
    @Test
    void shortWordsAreComparedWithinOneInvestor() {
        var tally = counted("{}", desk -> {
            desk.enters(ANA, "one", Sheet.put("/v1/investors/I-1", Form.of().typed("country", "US")));
            desk.enters(ANA, "two", Sheet.put("/v1/investors/I-2", Form.of().typed("country", "US")));
            desk.enters(ANA, "again", Sheet.put("/v1/investors/I-2/x", Form.of().typed("country", "US")));
        });
        assertThat(tally.rekeyed()).containsExactly("again: country = US");
    }

    @Test
    void whatStandsInAFileIsKnown() {
        var tally = counted("{}", desk -> {
            desk.files("L1,2020-07-31\nL2,2020-07-31", "[,\n]");
            desk.enters(ANA, "opens", Sheet.put("/v1/pools/P", Form.of().typed("cutOffDate", "2020-07-31")));
        });
        assertThat(tally.rekeyed()).containsExactly("opens: cutOffDate = 2020-07-31");
    }

    @Test
    void aDocumentIsTypedButForItsPlaces() {
        var sheet = Sheet.document(
                "PUT",
                "/v1/deals/D",
                "currency: <<pool.currency>>\nfees:\n  - {name: a, rate: \"1\"}\n",
                Map.of("pool.currency", "USD"));
        assertThat(sheet.body()).startsWith("currency: USD\n");
        assertThat(sheet.fields())
                .extracting(field -> field.name() + " " + field.entry().origin())
                .containsExactlyInAnyOrder("currency TAKEN", "name TYPED", "rate TYPED");
        assertThatThrownBy(() -> Sheet.document("PUT", "/v1/deals/D", "a: <<b>>", Map.of()))
                .hasMessageContaining("<<b>>");
    }

    @Test
    void aChoiceIsAWordOfTheApi() {
        assertThat(Entry.chosen("PRO_RATA").value()).isEqualTo("PRO_RATA");
        assertThatThrownBy(() -> Entry.chosen("1000.00")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Two investors: name is entered twice for each (one re-keyed), the deal's date by two people (one re-keyed). */
    @Test
    void theManualWayIsCountedByTheSameRules() {
        var baseline = new ManualBaseline(
                List.of(
                        new Step("form", "admin", "file", Each.INVESTOR, false, List.of("name", "country")),
                        new Step("yes", "compliance", "register", Each.INVESTOR, true, List.of("name")),
                        new Step("deal", "admin", "indenture", Each.DEAL, false, List.of("deal.date")),
                        new Step("memo", "trustee", "mail", Each.DEAL, true, List.of("deal.date"))),
                List.of());
        var counts = baseline.count(new Size(2, 1, 3));
        assertThat(counts.typed()).isEqualTo(2 * 3 + 2);
        assertThat(counts.rekeyed()).isEqualTo(2 + 1);
        assertThat(counts.decisions()).isEqualTo(2 + 1);
        assertThat(counts.entries()).isEqualTo(2 + 1);
        // admin, compliance, admin, compliance, admin, trustee
        assertThat(counts.handOvers()).isEqualTo(5);
        assertThat(counts.systems()).isEqualTo(4);
        assertThat(counts.persons()).isEqualTo(3);
    }

    @Test
    void theBaselineThatComesWithTheCommandIsRead() {
        var standard = ManualBaseline.standard();
        assertThat(standard.assumptions()).isNotEmpty();
        var counts = standard.count(new Size(4, 3, 3));
        assertThat(counts.typed()).isGreaterThan(counts.rekeyed());
        assertThat(counts.rekeyed()).isPositive();
    }

    /** Check digits by hand: 97 divides an LEI as a number with remainder 1; the sum of an ISIN's digits ends in 0. */
    @Test
    void numbersHaveTheirCheckDigits() {
        assertThat(Numbers.lei("x")).hasSize(20).matches("[0-9A-Z]{18}[0-9]{2}");
        assertThat(Numbers.isin("x")).hasSize(12).startsWith("XS");
        assertThat(Numbers.isin("x")).isNotEqualTo(Numbers.isin("y"));
        var digits = new StringBuilder();
        Numbers.lei("x").chars().forEach(c -> digits.append(Character.digit(c, 36)));
        assertThat(new java.math.BigInteger(digits.toString()).mod(java.math.BigInteger.valueOf(97)))
                .isEqualTo(java.math.BigInteger.ONE);
    }

    private static Tally counted(String answer, Consumer<Desk> work) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            try {
                var address =
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort());
                var desk = new Desk(new ServiceClient("issuance", address, ""), person -> "token");
                work.accept(desk);
                return desk.tally();
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
