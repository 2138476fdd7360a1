package io.penstock.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.portal.StubServices.Instead;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show of the services' answers, which lie under {@code src/test/resources/upstream}. */
class PagesIT {

    private static final String DEAL = "/deals/ATLAS-2020-1";
    private static final String PAYMENT = DEAL + "/payments/2020-10-15";

    private static final RunningPortal portal = RunningPortal.shared();

    @BeforeEach
    void asUsual() {
        portal.services.asUsual();
    }

    @Test
    void listsTheDealsOfBothServices() {
        Page page = page("/deals");
        assertThat(page.text("//h1")).isEqualTo("Deals");
        assertThat(page.text("//caption")).isEqualTo("2 deals");
        assertThat(page.row("deals-caption", 1))
                .containsExactly(
                        "Atlas Auto Receivables 2020-1 ATLAS-2020-1",
                        "Closed",
                        "2020-08-19",
                        "USD 49,582,364.28",
                        "2020-12-15");
        assertThat(page.row("deals-caption", 2))
                .containsExactly("Boreas Auto Receivables 2020-2 BOREAS-2020-2", "Structured", "2020-12-18", "–", "–");
    }

    @Test
    void saysThatThereIsNoDealYet() {
        portal.services.instead("issuance/v1/deals", new Instead.Status(200, "[]"));
        portal.services.instead("servicing/v1/deals", new Instead.Status(200, "{\"items\":[]}"));
        assertThat(page("/deals").texts("//main//p")).containsExactly("There is no deal yet.");
    }

    @Test
    void showsTheClassesOfTheDeal() {
        Page page = page(DEAL);
        assertThat(page.text("//h1")).isEqualTo("Atlas Auto Receivables 2020-1");
        assertThat(page.fact("Pool balance")).isEqualTo("USD 49,582,364.28");
        assertThat(page.fact("Pool factor")).isEqualTo("0.90129522"); // 49,582,364.28 ÷ 55,012,345.67
        assertThat(page.fact("Closing date")).isEqualTo("2020-08-19");
        assertThat(page.fact("Document hash (SHA-256)")).hasSize(64);
        assertThat(page.row("classes-caption", 1))
                .startsWith("A", "Senior", "44,000,000.00", "38,358,945.28", "0.87179421", "1.45 %")
                .last()
                .asString()
                .startsWith("0x");
        assertThat(page.row("classes-caption", 3)).contains("C", "Equity", "residual");
    }

    @Test
    void showsFactorsAsTableAndChart() {
        Page page = page(DEAL);
        assertThat(page.row("factors-caption", 1))
                .containsExactly(
                        "2020-09-15",
                        "0.95555520",
                        "42,044,428.78",
                        "1.00000000",
                        "6,000,000.00",
                        "1.00000000",
                        "5,000,000.00");
        assertThat(page.texts("//*[local-name()='polyline']")).hasSize(3);
        assertThat(page.texts("//*[local-name()='text'][contains(@class,'tick-x')]"))
                .containsExactly("2020-08-19", "2020-09-15", "2020-10-15", "2020-11-16");
        assertThat(page.text("//figcaption[starts-with(., 'Factor')]")).contains("begins at 0.80");
    }

    @Test
    void showsThePoolWithItsRootAndAnchor() {
        Page page = page(DEAL);
        assertThat(page.fact("Balance at cut-off")).isEqualTo("55,012,345.67");
        assertThat(page.fact("Loans at cut-off")).isEqualTo("2,101");
        assertThat(page.fact("Loans now")).isEqualTo("2,087");
        assertThat(page.fact("Merkle root")).hasSize(64);
        assertThat(page.fact("Anchor block")).isEqualTo("21");
    }

    /** A table of one line is no chart; the longest bar takes the whole width. */
    @Test
    void showsWhatThePoolConsistsOf() {
        var body = portal.page(DEAL, portal.issuer.token("ada", "auditor")).body();
        assertThat(body)
                .contains("What the pool consists of", "Shares of the balance at 2020-07-31, from tape 8ba4ec7d")
                .contains("By score", "560 to under 600", "10.0 %", "40.0 %", "50.0 %")
                .contains("y=\"54\" width=\"300.0\"", "y=\"6\" width=\"60.0\"")
                .doesNotContain("By status");
    }

    @Test
    void showsCollectionPeriodsAndPaymentsNewestFirst() {
        Page page = page(DEAL);
        assertThat(page.row("periods-caption", 2))
                .startsWith("2020-09", "Closed", "203,114.06", "1,790,115.20", "0.00", "23,771.09", "51,327,255.05");
        assertThat(page.texts("//h3[starts-with(., 'Payment')]"))
                .containsExactly("Payment of 2020-11-16", "Payment of 2020-10-15", "Payment of 2020-09-15");
        assertThat(page.row("lines-2020-10-15", 7))
                .containsExactly("3.01(g)", "Reserve", "Reserve account", "40,123.46", "20,123.46", "20,000.00");
        assertThat(page.row("payouts-2020-10-15", 3)).startsWith("INV-1", "Class A", "1,147,092.91");
        assertThat(page.row("approvals-caption", 1)).containsExactly("bea", "2026-11-21 22:29 UTC");
    }

    @Test
    void asksForTheLinesThatAListLeavesOut() {
        portal.services.instead(
                "servicing/v1/deals/ATLAS-2020-1/distributions",
                new Instead.Status(200, "[{\"paymentDate\":\"2020-10-15\",\"state\":\"PAID\"}]"));
        assertThat(page(DEAL).row("lines-2020-10-15", 1)).startsWith("3.01(a)", "Fee", "Servicing fee");
    }

    @Test
    void offersTheReportsOfTheDealNewestFirst() {
        Page page = page(DEAL);
        assertThat(page.row("reports-caption", 1))
                .startsWith("2020-10-15", "1", "Published", "PDF XLSX CSV JSON")
                .last()
                .asString()
                .hasSize(64);
        assertThat(page.row("reports-caption", 2)).startsWith("2020-09-15", "2", "Published");
        assertThat(page.row("reports-caption", 3)).startsWith("2020-09-15", "1", "Superseded");
    }

    /** What the service wrote, byte for byte, under a name and a type of the portal's own. */
    @Test
    void passesFilesOn() {
        var ada = portal.issuer.token("ada", "auditor");
        var file = portal.page(DEAL + "/reports/2020-10-15/1/json", ada);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("{\"kind\":\"investor-report\"}\n");
        assertThat(file.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"report-ATLAS-2020-1-2020-10-15-1.json\"");
        for (var path : List.of(
                "/reports/2020-10-15/1/exe",
                "/reports/2020-12-15/1/pdf",
                "/reports/x/1/pdf",
                "/payments/2020-10-15/statement/pdf")) {
            assertThat(portal.page(DEAL + path, ada).statusCode()).as(path).isEqualTo(404);
        }
    }

    /** The service is asked for the investor that the token names, and for no other. */
    @Test
    void givesAnInvestorItsOwnStatement() {
        var ines = portal.issuer.investorToken("ines", "INV-1");
        assertThat(portal.page(PAYMENT, ines).body()).contains(PAYMENT + "/statement/pdf");
        assertThat(portal.page(PAYMENT + "/statement/json", ines).body())
                .isEqualTo("{\"kind\":\"holder-statement\"}\n");
        assertThat(portal.services.requests())
                .anyMatch(request -> request.contains("/distributions/2020-10-15/statements/INV-1 "));
        assertThat(page(PAYMENT).texts("//a")).doesNotContain("CSV");
    }

    @Test
    void showsThePaymentReport() {
        Page page = page(PAYMENT);
        assertThat(page.text("//h1")).isEqualTo("Payment of 2020-10-15");
        assertThat(page.fact("Available funds")).isEqualTo("USD 1,993,229.26");
        assertThat(page.fact("Reserve after")).isEqualTo("USD 530,123.46");
        assertThat(page.texts("//table[caption/@id='lines-caption']/tfoot//td"))
                .containsExactly("3,028,655.76", "1,993,229.26", "1,035,426.50");
        assertThat(page.row("classes-caption", 1))
                .containsExactly("A", "42,044,428.78", "50,803.68", "1,861,017.84", "0.00", "40,183,410.94");
        assertThat(page.row("holders-caption", 1)).startsWith("INV-1", "Class A", "26,400,000.00");
        assertThat(page.texts("//table[caption/@id='transactions-caption']/tbody/tr/th"))
                .containsExactly("Record date cut", "Declaration", "Payout", "Factor");
        assertThat(page.texts("//table[caption/@id='approvals-caption']/tbody//th"))
                .containsExactly("bea", "carl");
    }

    @Test
    void showsADealBeforeClosing() {
        Page page = page("/deals/BOREAS-2020-2");
        assertThat(page.row("classes-caption", 1))
                .containsExactly("A", "Senior", "20,000,000.00", "–", "–", "1.20 %", "–");
        assertThat(page.texts("//main//p[@class='note']"))
                .contains(
                        "No payment has been made yet: every class has factor 1.",
                        "Nothing yet: servicing-service does not know of it.",
                        "Nobody has approved yet.");
    }

    /** The services filter; the portal sends the reader's own token and says whose payouts they are. */
    @Test
    void showsInvestorsWhatTheServicesShowThem() {
        portal.services.instead(
                "servicing/v1/deals/ATLAS-2020-1/distributions/2020-10-15", new Instead.Status(200, """
                        {"paymentDate":"2020-10-15","state":"PAID","currency":"USD","lines":[],
                         "payouts":[{"payee":"INV-1","className":"A","kind":"CLASS","amount":"1147092.91","wallet":"0x2a"}]}
                        """));
        String token = portal.issuer.token("ivy", "investor");
        Page page = Page.of(portal.page(PAYMENT, token));
        assertThat(page.text("//caption[@id='payouts-caption']"))
                .isEqualTo("Your payouts of 2020-10-15, amounts in USD");
        assertThat(portal.services.requests()).isNotEmpty().allMatch(request -> request.endsWith("Bearer " + token));
    }

    @Test
    void neverShowsATextAsMarkup() {
        portal.services.instead(
                "issuance/v1/deals",
                new Instead.Status(200, "[{\"dealId\":\"X-1\",\"name\":\"<script>alert(1)</script>\"}]"));
        HttpResponse<String> response = portal.page("/deals", portal.issuer.token("ada", "auditor"));
        assertThat(response.body()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deals", DEAL, PAYMENT, "/deals/BOREAS-2020-2", "/sign-in", "/deals/NO-SUCH"})
    void isBuiltForEveryReader(String path) {
        Page page = page(path);
        assertThat(page.texts("/html[@lang='en']")).hasSize(1);
        assertThat(page.texts("//main//h1")).hasSize(1);
        assertThat(page.texts("//h2[not(preceding::h1)] | //h3[not(preceding::h2)]"))
                .isEmpty();
        assertThat(page.texts("//table[not(caption)] | //thead//th[not(@scope)] | //tbody/tr[not(th[@scope='row'])]"))
                .isEmpty();
        assertThat(page.texts("//@style | //style | //script | //@*[starts-with(name(), 'on')]"))
                .isEmpty();
        assertThat(page.texts("//*[starts-with(@href, 'http') or starts-with(@src, 'http')]"))
                .isEmpty();
        assertThat(page.texts("//@id")).doesNotHaveDuplicates();
        assertThat(page.texts("//@aria-labelledby | //@aria-describedby")).isSubsetOf(page.texts("//@id"));
        assertThat(page.texts("//*[starts-with(text(), '??')]")).isEmpty();
    }

    @Test
    void staysSmallAndAsksOnce() {
        assertThat(portal.page(DEAL, portal.issuer.token("ada", "auditor"))
                        .body()
                        .length())
                .isLessThan(100_000);
        assertThat(portal.services.requests()).hasSize(7);
    }

    private static Page page(String path) {
        return Page.of(portal.page(path, portal.issuer.token("ada", "auditor")));
    }
}
