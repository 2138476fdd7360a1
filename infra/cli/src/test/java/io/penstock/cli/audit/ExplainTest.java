package io.penstock.cli.audit;

import static io.penstock.cli.audit.AtlasHistory.SERVICING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.audit.explain.Figures;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {

    private static final String AUGUST = "deal/ATLAS-2020-1/2020-08/";

    /** Whatever a report shows can be asked about, and every way down ends at an event. */
    @Test
    void explainsEveryFigureDownToEvents() {
        var figures = Figures.of(AtlasHistory.whole());
        var names = figures.names("");
        assertThat(names).hasSizeGreaterThan(150);
        names.forEach((name, value) -> {
            var answer = figures.explain(name).orElseThrow();
            assertThat(answer.holds()).as(name).isTrue();
            var root = new ObjectMapper().valueToTree(answer.json()).path("explanation");
            assertThat(root.path("value").asText()).as(name).isEqualTo(value);
            assertEndsAtEvents(name, root);
        });
    }

    private static void assertEndsAtEvents(String name, JsonNode node) {
        if (node.has("explainedAt")) {
            return;
        }
        if (node.path("from").isEmpty()) {
            assertThat(node.path("events").isEmpty())
                    .as("%s: '%s' names no event", name, node.path("title").asText())
                    .isFalse();
        }
        node.path("from").forEach(part -> assertEndsAtEvents(name, part));
    }

    @Test
    void tellsAnInvestorWhy() {
        assertThat(text(AUGUST + "payout/INV-BIRCH"))
                .startsWith("""
                        INV-BIRCH received USD 725,461.94 on 2020-09-15, out of what borrowers paid in 2020-08:
                          713,413.18  class A: 40.00129 % of interest 75,580.38 + principal 1,707,895.05
                          12,048.76  class B: 69.99828 % of interest 17,212.94 + principal 0.00
                          Class A was due 700,285.01 more principal under clause 3.01(i): the cash was used up.
                        """)
                .contains(
                        "rule 3.01(d): Pay interest to A from collections; if that does not suffice, from reserve.",
                        // 46,511,000.00 x 2.25 % x 26/360
                        "46,511,000.00 x 2.25 % x 26/360 of a year (THIRTY_360, 2020-08-19 to 2020-09-15) = 75,580.38",
                        "= excess(sum(A, B).balance@open - first - second, pool.balance@end - ocTarget)",
                        "2327 rows of the servicer's file simulated-2020-08.csv  [servicing:3 servicing:2]",
                        "paid on chain to wallet 0x28f8f9f8a7b0f38d9f648619b4e23e0452fc4aff  [servicing:12]",
                        "approved by bo.trustee [servicing:6] and chen.calculation-agent [servicing:7]",
                        "The engine of this command computes the same report again");
    }

    @ParameterizedTest
    @CsvSource({
        "deal/ATLAS-2020-1/2020-09-15/payout/inv-birch, deal/ATLAS-2020-1/2020-08/payout/INV-BIRCH",
        "deal/ATLAS-2020-1/2020-08/reserve, deal/ATLAS-2020-1/2020-08/account/reserve",
        "deal/ATLAS-2020-1/2020-08/payout/0x28F8F9F8A7B0F38D9F648619B4E23E0452FC4AFF/A,"
                + " deal/ATLAS-2020-1/2020-08/payout/INV-BIRCH/A"
    })
    void knowsAFigureByOtherNames(String asked, String name) {
        assertThat(Figures.of(AtlasHistory.whole()).explain(asked).orElseThrow().figure())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"725,461.94", "725461.94", "USD 725,461.94", "725461.940"})
    void findsAnAmountHoweverItIsWritten(String amount) {
        assertThat(Figures.isAmount(amount)).isTrue();
        assertThat(Figures.of(AtlasHistory.whole()).withValue(amount)).containsExactly(AUGUST + "payout/INV-BIRCH");
    }

    @Test
    void suggestsWhatIsLikeAnUnknownName() {
        var figures = Figures.of(AtlasHistory.whole());
        assertThat(figures.explain(AUGUST + "class/A/intrest-paid")).isEmpty();
        assertThat(figures.like(AUGUST + "class/A/intrest-paid").getFirst())
                .isEqualTo(AUGUST + "class/A/interest-paid");
    }

    /** A cent of interest more in the recorded input: the engine computes another report. */
    @Test
    void saysSoWhenTheReportDoesNotFollow() {
        var evidence = AtlasHistory.with(SERVICING, 5, text -> text.replaceFirst("433994\\.98", "433994.99"));
        assertThat(Figures.of(evidence)
                        .explain(AUGUST + "class/A/paid")
                        .orElseThrow()
                        .breaks())
                .containsExactly("the engine computes another report than servicing:5 recorded:"
                        + " ./penstock audit recompute says where");
    }

    @Test
    void refusesADocumentThatHasNotItsHash() {
        var evidence = AtlasHistory.with(
                AtlasHistory.ISSUANCE,
                22,
                text -> text.replace("\\\"fixed\\\":\\\"0.0225\\\"", "\\\"fixed\\\":\\\"0.0226\\\""));
        assertThatThrownBy(() -> Figures.of(evidence))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("issuance:22 has not the hash that the event says");
    }

    private static String text(String name) {
        var out = new StringWriter();
        Figures.of(AtlasHistory.whole()).explain(name).orElseThrow().text().print(new PrintWriter(out));
        return out.toString();
    }
}
