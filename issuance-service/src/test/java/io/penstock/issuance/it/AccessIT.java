package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what: every endpoint of this service with every role, and without any. */
class AccessIT extends IssuanceIT {

    private static final List<String> ROLES = List.of("spv-admin", "approver", "investor", "auditor", "operator");
    private static final Set<String> ALL = Set.copyOf(ROLES);
    private static final Set<String> STAFF = Set.of("spv-admin", "approver", "auditor", "operator");
    private static final Set<String> ADMIN = Set.of("spv-admin");

    /** Method, path, path of the handler, and the roles that may. */
    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("PUT", "/v1/pools/NO", "/v1/pools/{poolId}", ADMIN),
                Arguments.of("GET", "/v1/pools/NO", "/v1/pools/{poolId}", ALL),
                Arguments.of("POST", "/v1/pools/NO/tapes", "/v1/pools/{poolId}/tapes", ADMIN),
                Arguments.of("POST", "/v1/pools/NO/freeze", "/v1/pools/{poolId}/freeze", ADMIN),
                Arguments.of("GET", "/v1/pools/NO/rejections", "/v1/pools/{poolId}/rejections", STAFF),
                Arguments.of(
                        "GET",
                        "/v1/pools/NO/loans/L1/proof",
                        "/v1/pools/{poolId}/loans/{loanId}/proof",
                        Set.of("spv-admin", "auditor")),
                Arguments.of("PUT", "/v1/investors/NO", "/v1/investors/{investorId}", ADMIN),
                Arguments.of("GET", "/v1/investors/NO", "/v1/investors/{investorId}", ALL),
                Arguments.of("POST", "/v1/investors/NO/cash/R", "/v1/investors/{investorId}/cash/{reference}", ADMIN),
                Arguments.of("GET", "/v1/deals", "/v1/deals", ALL),
                Arguments.of("PUT", "/v1/deals/NO?pool=NO", "/v1/deals/{dealId}", ADMIN),
                Arguments.of("GET", "/v1/deals/NO", "/v1/deals/{dealId}", ALL),
                Arguments.of("GET", "/v1/deals/NO/document", "/v1/deals/{dealId}/document", ALL),
                Arguments.of("PUT", "/v1/deals/NO/allocations", "/v1/deals/{dealId}/allocations", ADMIN),
                Arguments.of("POST", "/v1/deals/NO/approvals", "/v1/deals/{dealId}/approvals", Set.of("approver")),
                Arguments.of("POST", "/v1/deals/NO/closing", "/v1/deals/{dealId}/closing", ADMIN),
                Arguments.of("GET", "/v1/deals/NO/holders", "/v1/deals/{dealId}/holders", ALL));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isOpenToItsRolesAlone(String method, String path, String handler, Set<String> may) {
        var type = path.startsWith("/v1/deals/NO?") ? "application/yaml" : "application/json";
        for (String role : ROLES) {
            var token = role.equals("investor") ? SERVICES.investorToken("x", "NO") : SERVICES.token("x", role);
            int status = new Api(port, token)
                    .call(method, path, type, "{}".getBytes(StandardCharsets.UTF_8))
                    .status();
            if (may.contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403, 405, 500);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
        assertThat(new Api(port, "")
                        .call(method, path, type, "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
        assertThat(new Api(port, SERVICES.forgedToken("x", "spv-admin"))
                        .call(method, path, type, "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
    }

    /** A handler that is added without a row above fails here. */
    @Test
    void everyHandlerOfThisServiceHasARow(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        var tested = new TreeSet<String>();
        endpoints().forEach(row -> tested.add(row.get()[0] + " " + row.get()[2]));
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("io.penstock.issuance")) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues().forEach(path -> served.add(method + " " + path)));
            }
        });
        assertThat(tested).isEqualTo(served);
    }
}
