package io.penstock.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.portal.StubServices.Instead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, and what every answer tells the browser to refuse. */
class AccessIT {

    private static final String DEAL = "/deals/ATLAS-2020-1";

    private static final RunningPortal portal = RunningPortal.shared();

    static final Issuer STRANGER = new Issuer();

    @BeforeEach
    void asUsual() {
        portal.services.asUsual();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/deals", DEAL, DEAL + "/payments/2020-10-15", "/nothing", "/actuator", "/actuator/health"})
    void opensNothingWithoutAToken(String path) {
        HttpResponse<String> browser = portal.send(portal.request(path).header("Accept", RunningPortal.HTML));
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(location(browser)).startsWith("/sign-in?next=");
        assertThat(browser.body()).isEmpty();

        HttpResponse<String> program = portal.send(portal.request(path));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertProblem(program, "UNAUTHORIZED");
        assertThat(portal.services.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spv-admin", "approver", "investor", "auditor", "operator"})
    void opensToEveryRoleByCookieOrHeader(String role) {
        String token = portal.issuer.token("ada", role);
        assertThat(portal.page(DEAL, token).statusCode()).isEqualTo(200);
        assertThat(bearer("/deals", token).statusCode()).isEqualTo(200);
        HttpResponse<String> health = bearer("/actuator/health", token);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void signsInByLink() {
        String token = portal.issuer.token("ada", "auditor");
        HttpResponse<String> response = portal.send(portal.request("/sign-in?next=" + DEAL + "&token=" + token));
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(location(response)).isEqualTo(DEAL);
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly("penstock_session=" + token + "; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void asksWhoComesByALinkOnAnotherSite() {
        HttpResponse<String> response =
                portal.send(portal.request("/sign-in?token=" + portal.issuer.token("mallory", "auditor"))
                        .header("Sec-Fetch-Site", "cross-site"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Page.of(response).text("//main")).contains("signed you in as mallory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/deals",
                "/\\elsewhere.example",
                "/deals/../sign-out",
                "/deals/%0d%0aX",
                "javascript:alert(1)"
            })
    void neverSendsTheReaderElsewhere(String next) {
        HttpResponse<String> response = portal.send(portal.request("/sign-in?token="
                + portal.issuer.token("ada", "auditor") + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        assertThat(location(response)).isEqualTo("/deals");
    }

    @Test
    void signsOut() {
        HttpResponse<String> response = portal.send(portal.request("/sign-out"));
        assertThat(response.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("penstock_session=;")
                .contains("Max-Age=0");
        assertThat(Page.of(response).text("//*[@role='status']")).contains("signed out");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, expired, 401, most likely it has expired",
        "ENDLESS, expired, 401, outside its time of validity",
        "FORGED, forged, 401, not signed by this platform",
        "UNSIGNED, forged, 401, not signed by this platform",
        "CUT, forged, 401, not signed by this platform",
        "HUGE, forged, 401, not signed by this platform",
        "NO_ROLE, noRole, 403, names no role of this platform"
    })
    void saysWhyATokenIsNotAccepted(String which, String reason, int status, String words) {
        String token = bad(which);
        HttpResponse<String> link = portal.send(portal.request("/sign-in?token=" + token));
        assertThat(link.statusCode()).isEqualTo(status);
        assertThat(Page.of(link).text("//*[@role='alert']")).contains(words);
        assertThat(link.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(link.body()).doesNotContain(token);

        HttpResponse<String> browser = portal.page(DEAL, token);
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(location(browser)).isEqualTo("/sign-in?next=%2Fdeals%2FATLAS-2020-1&reason=" + reason);
        assertThat(browser.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        assertThat(Page.of(portal.page(location(browser), token)).text("//*[@role='alert']"))
                .contains(words);

        HttpResponse<String> program = bearer(DEAL, token);
        assertThat(program.statusCode()).isEqualTo(status);
        assertProblem(program, status == 403 ? "FORBIDDEN" : "UNAUTHORIZED");
        assertThat(portal.services.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "FOO"})
    void changesNothing(String method) {
        for (String path :
                List.of("/sign-in", "/deals", DEAL, "/assets/penstock.css", "/actuator/health", "/nothing", "/error")) {
            HttpResponse<String> response = portal.send(portal.request(path)
                    .method(method, BodyPublishers.ofString("x"))
                    .header("Authorization", "Bearer " + portal.issuer.token("ada", "spv-admin")));
            assertThat(response.statusCode()).as(path).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertProblem(response, "METHOD_NOT_ALLOWED");
            assertGuarded(response);
        }
        assertThat(portal.services.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-in?token=x",
                "/deals",
                DEAL,
                "/deals/NO-SUCH",
                "/nothing",
                "/assets/penstock.css",
                "/error",
                "/deals/%2e%2e;x"
            })
    void guardsEveryAnswer(String path) {
        assertGuarded(portal.page(path, portal.issuer.token("ada", "auditor")));
        assertGuarded(portal.send(portal.request(path)));
    }

    /** Names that a service sends become part of an address only if they look like names. */
    @Test
    void asksForNoPathThatAServiceMakesUp() {
        portal.services.instead(
                "issuance/v1/deals/ATLAS-2020-1",
                new Instead.Status(200, "{\"dealId\":\"ATLAS-2020-1\",\"poolId\":\"../../elsewhere\"}"));
        HttpResponse<String> response = portal.page(DEAL, portal.issuer.token("ada", "auditor"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(portal.services.requests()).isNotEmpty().noneMatch(request -> request.contains("elsewhere"));
        assertThat(Page.of(response).text("//section[@aria-labelledby='pool']/p[1]"))
                .isEqualTo("Not shown: issuance-service does not answer.");
    }

    @Test
    void answersErrorsToProgramsAsProblems() {
        HttpResponse<String> response = bearer("/nothing", portal.issuer.token("ada", "auditor"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertProblem(response, "NOT_FOUND");
        assertThat(response.body()).contains("\"instance\":\"/nothing\"");
    }

    @Test
    void showsOfTheActuatorHealthAlone() {
        String token = portal.issuer.token("ada", "operator");
        for (String endpoint : List.of("/env", "/beans", "/heapdump", "/shutdown", "/metrics", "/info")) {
            assertThat(bearer("/actuator" + endpoint, token).statusCode())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws IOException {
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), portal.url("/").getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new Socket(other, portal.url("/").getPort()).close())
                .isInstanceOf(IOException.class);
    }

    private static String bad(String which) {
        String good = portal.issuer.token("ada", "auditor");
        return switch (which) {
            case "EXPIRED" -> portal.issuer.expired("ada", "auditor");
            case "ENDLESS" -> portal.issuer.endless("ada", "auditor");
            case "FORGED" -> STRANGER.token("ada", "auditor");
            // {"alg":"none"} in front of good claims
            case "UNSIGNED" -> "eyJhbGciOiJub25lIn0." + good.split("\\.", -1)[1] + ".";
            case "CUT" -> good.substring(0, good.length() - 9);
            case "HUGE" -> good + "A".repeat(4_000);
            case "NO_ROLE" -> portal.issuer.token("ada", "superuser");
            default -> throw new IllegalArgumentException(which);
        };
    }

    private static HttpResponse<String> bearer(String path, String token) {
        return portal.send(portal.request(path).header("Authorization", "Bearer " + token));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static void assertProblem(HttpResponse<String> response, String code) {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body())
                .contains("\"code\":\"" + code + "\"", "\"status\":" + response.statusCode(), "\"detail\":");
    }

    private static void assertGuarded(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }
}
