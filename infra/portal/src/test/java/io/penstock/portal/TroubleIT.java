package io.penstock.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.portal.StubServices.Instead;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that does not answer costs its own figures, not the page. */
class TroubleIT {

    private static final String DEAL = "/deals/ATLAS-2020-1";
    private static final String DOWN = "Not shown: %s does not answer.";

    private static final RunningPortal portal = RunningPortal.shared();

    @BeforeEach
    void asUsual() {
        portal.services.asUsual();
    }

    @Test
    void showsTheRestWhileServicingIsDown() {
        portal.services.instead("servicing", new Instead.Silence());
        HttpResponse<String> response = get(DEAL);
        assertThat(response.statusCode()).isEqualTo(200);
        Page page = Page.of(response);
        assertThat(page.text("//*[@role='alert']")).contains("servicing-service does not answer.", "./penstock status");
        assertThat(page.row("classes-caption", 1)).contains("44,000,000.00");
        assertThat(page.texts("//section[@aria-labelledby='payments']/p"))
                .containsExactly(DOWN.formatted("servicing-service"));
    }

    @Test
    void showsTheRestWhileIssuanceIsDown() {
        portal.services.instead("issuance", new Instead.Silence());
        Page page = Page.of(get(DEAL));
        assertThat(page.text("//h1")).isEqualTo("ATLAS-2020-1");
        assertThat(page.text("//*[@role='alert']/p[1]")).isEqualTo("issuance-service does not answer.");
        assertThat(page.fact("Pool balance")).isEqualTo("USD 49,582,364.28");
        assertThat(page.texts("//section[@aria-labelledby='classes']/p"))
                .containsExactly(DOWN.formatted("issuance-service"));
        assertThat(page.row("lines-2020-10-15", 1)).startsWith("3.01(a)");

        assertThat(Page.of(get("/deals")).row("deals-caption", 1)).startsWith("ATLAS-2020-1 ATLAS-2020-1", "Servicing");
        assertThat(Page.of(get(DEAL + "/payments/2020-10-15")).fact("Available funds"))
                .isEqualTo("USD 1,993,229.26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deals", DEAL, DEAL + "/payments/2020-10-15"})
    void namesBothWhenNothingAnswers(String path) {
        portal.services.instead("issuance", new Instead.Silence());
        portal.services.instead("servicing", new Instead.Silence());
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Page.of(response).texts("//*[@role='alert']/p[1]"))
                .containsExactlyInAnyOrder("issuance-service does not answer.", "servicing-service does not answer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dealId\":",
                "[]",
                "{\"dealId\":\"X\",\"closingDate\":\"soon\"}",
                "{\"name\":\"X\"}",
                "{\"dealId\":\"X\",\"classes\":[null]}",
                ""
            })
    void countsWhatCannotBeReadAsNoAnswer(String body) {
        portal.services.instead("issuance/v1/deals/ATLAS-2020-1", new Instead.Status(200, body));
        assertThat(Page.of(get(DEAL)).text("//*[@role='alert']/p[1]")).isEqualTo("issuance-service does not answer.");
    }

    @Test
    void countsAServerErrorAsNoAnswer() {
        portal.services.instead("servicing/v1/deals", new Instead.Status(500, "{}"));
        assertThat(Page.of(get("/deals")).text("//*[@role='alert']/p[1]"))
                .isEqualTo("servicing-service does not answer.");
    }

    @Test
    void countsAListWithGapsAsNoAnswer() {
        portal.services.instead("servicing/v1/deals", new Instead.Status(200, "[null]"));
        assertThat(Page.of(get("/deals")).text("//*[@role='alert']/p[1]"))
                .isEqualTo("servicing-service does not answer.");
    }

    @Test
    void tellsARefusalFromAnOutage() {
        portal.services.instead("issuance/v1/pools/ATLAS-2020-1", new Instead.Status(403, "{}"));
        portal.services.instead("servicing/v1/deals/ATLAS-2020-1/collection-periods", new Instead.Status(401, "{}"));
        Page page = Page.of(get(DEAL));
        assertThat(page.texts("//*[@role='alert']")).isEmpty();
        assertThat(page.texts("//section[@aria-labelledby='pool']/p"))
                .containsExactly("Not shown: issuance-service does not open this to your role.");
        assertThat(page.text("//section[@aria-labelledby='periods']/p")).contains("does not accept your token");
    }

    @Test
    void tellsWhatAServiceRefusedToDo() {
        portal.services.instead(
                "servicing/v1/deals/ATLAS-2020-1",
                new Instead.Status(200, "{\"dealId\":\"ATLAS-2020-1\",\"problem\":\"pool root differs\"}"));
        assertThat(Page.of(get(DEAL)).text("//p[@class='banner']"))
                .isEqualTo("servicing-service could not take the deal over: pool root differs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deals/NO-SUCH",
                "/deals/NO-SUCH/payments/2020-10-15",
                DEAL + "/payments/2020-10-16",
                DEAL + "/payments/soon",
                "/deals/a%20b",
                "/deals/a..b",
                "/deals/a?b/c",
                "/nothing"
            })
    void hasNoPageForWhatIsNotThere(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Page.of(response).text("//h1")).isEqualTo("No such page");
    }

    private static HttpResponse<String> get(String path) {
        return portal.page(path, portal.issuer.token("ada", "auditor"));
    }
}
