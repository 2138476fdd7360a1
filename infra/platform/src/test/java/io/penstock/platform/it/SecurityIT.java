package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Each endpoint of the platform with each role, and every error as a problem document. */
class SecurityIT extends PlatformIT {

    private static final List<String> ROLES = List.of("spv-admin", "approver", "investor", "auditor", "operator");
    private static final Set<String> EVERYONE = Set.copyOf(ROLES);

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("GET /v1/audit/log", Set.of("auditor")),
            Map.entry("GET /v1/audit/head", Set.of("auditor")),
            Map.entry("GET /v1/audit/anchors", Set.of("auditor")),
            Map.entry("POST /v1/audit/anchor", Set.of("auditor", "operator")),
            Map.entry("GET /v1/chain", Set.of("auditor", "operator")),
            Map.entry("GET /v1/chain/effects", Set.of("auditor")),
            Map.entry("POST /v1/chain/reconcile", Set.of("auditor", "operator")),
            Map.entry("GET /v1/chain/breaks", Set.of("auditor", "operator", "approver")),
            Map.entry("POST /v1/chain/breaks/1/acceptance", Set.of("operator")),
            Map.entry("POST /v1/chain/breaks/1/acceptance/approval", Set.of("approver")),
            Map.entry("GET /v1/chain/decisions", Set.of("auditor", "operator")),
            Map.entry("POST /v1/chain/resume", Set.of("operator")),
            Map.entry("POST /v1/chain/rebuild", Set.of("operator")),
            Map.entry("GET /v1/operations/none", Set.of("spv-admin", "approver", "auditor", "operator")),
            Map.entry("GET /problems/not-found", EVERYONE),
            Map.entry("GET /actuator/health", EVERYONE),
            Map.entry("GET /v1/openapi", EVERYONE),
            Map.entry("GET /v1/openapi.yaml", EVERYONE),
            Map.entry("GET /actuator/metrics/penstock.eventlog.horizon.age.seconds", Set.of("operator")),
            Map.entry("GET /v1/forgotten", Set.of()));

    private final JsonMapper json = JsonMapper.shared();

    static Stream<Arguments> endpointsAndRoles() {
        return ALLOWED.keySet().stream()
                .sorted()
                .flatMap(endpoint -> ROLES.stream().map(role -> Arguments.of(endpoint, role)));
    }

    @ParameterizedTest
    @MethodSource("endpointsAndRoles")
    void eachRoleGetsOnlyWhatIsForIt(String endpoint, String role) {
        var answer = call(endpoint, services.token("paul", role));
        if (ALLOWED.getOrDefault(endpoint, Set.of()).contains(role)) {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 404, 422, 503);
        } else {
            assertProblem(answer, 403, "FORBIDDEN");
        }
    }

    @ParameterizedTest
    @MethodSource("endpointsAndRoles")
    void nobodyGetsInWithoutAValidToken(String endpoint, String role) {
        assertProblem(call(endpoint, ""), 401, "UNAUTHORIZED");
        assertProblem(call(endpoint, services.expiredToken("paul", role)), 401, "UNAUTHORIZED");
        assertProblem(call(endpoint, services.forgedToken("paul", role)), 401, "UNAUTHORIZED");
        assertProblem(call(endpoint, services.token("", role)), 401, "UNAUTHORIZED");
        assertThat(call(endpoint, "not-a-token").headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    /** Of those that are not ours, the API's description is for everybody who is signed in. */
    @Test
    void everyHandlerNamesItsRoles(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        assertThat(requestMappingHandlerMapping.getHandlerMethods().values())
                .isNotEmpty()
                .filteredOn(handler -> !handler.getMethod().isAnnotationPresent(PreAuthorize.class))
                .extracting(handler -> handler.getMethod().getName())
                .containsExactlyInAnyOrder("forgotten", "openapiJson", "openapiYaml");
    }

    @ParameterizedTest(name = "{0} {1} gives {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /v1/nowhere          |                  |                            | 404 | NOT_FOUND",
                "GET    | /error               |                  |                            | 404 | NOT_FOUND",
                "DELETE | /v1/tallies/T-1      |                  |                            | 405 | METHOD_NOT_ALLOWED",
                "PUT    | /v1/tallies/T-1      | text/plain       | hello                      | 415 | UNSUPPORTED_MEDIA_TYPE",
                "PUT    | /v1/tallies/T-1      | application/json | {                          | 400 | BAD_REQUEST",
                "PUT    | /v1/tallies/T-1      | application/json | {\"unknown\":1}            | 400 | BAD_REQUEST",
                "PUT    | /v1/tallies/T-1      | application/json | {\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"-1\"},\"times\":1} | 422 | AMOUNT_NEGATIVE",
                "GET    | /v1/broken           |                  |                            | 500 | INTERNAL_SERVER_ERROR",
                "GET    | /v1/operations/none  |                  |                            | 404 | OPERATION_NOT_FOUND",
                "GET    | /problems/none       |                  |                            | 404 | PROBLEM_NOT_FOUND",
                "GET    | /v1/tallies/a%2Fb    |                  |                            | 400 | BAD_REQUEST",
                "GET    | /v1/%0d              |                  |                            | 400 | BAD_REQUEST",
            })
    void everyErrorIsAProblem(String method, String path, String type, String body, int status, String code) {
        var answer = send(
                method, path, services.token("ada", "spv-admin"), type == null ? "" : type, body == null ? "" : body);
        assertProblem(answer, status, code);
        assertThat(answer.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void aProblemLeadsToItsPage() {
        var token = services.token("ada", "spv-admin");
        var refused = send(
                "PUT",
                "/v1/tallies/T-page",
                token,
                "application/json",
                "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"-100\"},\"times\":1}");
        var problem = json.readTree(refused.body());
        assertThat(problem.path("detail").asString()).isEqualTo("amount is USD -1.00");
        var page = get(problem.path("type").asString(), token);
        assertThat(json.readTree(page.body()).path("code").asString()).isEqualTo("AMOUNT_NEGATIVE");
    }

    @Test
    void theCallerStandsInTheEvent() {
        var answer = send(
                "PUT",
                "/v1/tallies/T-actor",
                services.token("ada", "spv-admin"),
                "application/json",
                "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},\"times\":1}");
        assertThat(json.readTree(answer.body()))
                .isEqualTo(json.readTree("{\"total\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},\"by\":\"ada\"}"));
    }

    private HttpResponse<String> call(String endpoint, String token) {
        var parts = endpoint.split(" ", 2);
        return send(parts[0], parts[1], token, "", "");
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = json.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).startsWith("/problems/");
        assertThat(problem.path("title").asString()).isNotEmpty();
    }
}
