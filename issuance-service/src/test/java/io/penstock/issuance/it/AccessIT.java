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
                Arguments.of("GET", "/v1/pools/NO/tapes", "/v1/pools/{poolId}/tapes", STAFF),
                Arguments.of("GET", "/v1/pools/NO/tapes/1", "/v1/pools/{poolId}/tapes/{tape}", STAFF),
                Arguments.of("GET", "/v1/pools/NO/tapes/1/findings", "/v1/pools/{poolId}/tapes/{tape}/findings", STAFF),
                Arguments.of(
                        "GET", "/v1/pools/NO/tapes/1/errors.csv", "/v1/pools/{poolId}/tapes/{tape}/errors.csv", STAFF),
                Arguments.of(
                        "GET",
                        "/v1/pools/NO/tapes/1/rejected.csv",
                        "/v1/pools/{poolId}/tapes/{tape}/rejected.csv",
                        STAFF),
                Arguments.of("GET", "/v1/pools/NO/tapes/1/original", "/v1/pools/{poolId}/tapes/{tape}/original", STAFF),
                Arguments.of(
                        "GET",
                        "/v1/pools/NO/tapes/1/loans",
                        "/v1/pools/{poolId}/tapes/{tape}/loans",
                        Set.of("spv-admin", "auditor")),
                Arguments.of(
                        "PUT",
                        "/v1/pools/NO/tapes/1/control-totals",
                        "/v1/pools/{poolId}/tapes/{tape}/control-totals",
                        ADMIN),
                Arguments.of("GET", "/v1/pools/NO/tape-exceptions", "/v1/pools/{poolId}/tape-exceptions", STAFF),
                Arguments.of(
                        "POST",
                        "/v1/pools/NO/tape-exceptions/1/assignment",
                        "/v1/pools/{poolId}/tape-exceptions/{number}/assignment",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/pools/NO/tape-exceptions/1/settlement",
                        "/v1/pools/{poolId}/tape-exceptions/{number}/settlement",
                        Set.of("spv-admin", "approver")),
                Arguments.of("POST", "/v1/pools/NO/freeze", "/v1/pools/{poolId}/freeze", ADMIN),
                Arguments.of("POST", "/v1/pools/NO/selections", "/v1/pools/{poolId}/selections", ADMIN),
                Arguments.of("GET", "/v1/pools/NO/selections", "/v1/pools/{poolId}/selections", STAFF),
                Arguments.of(
                        "POST",
                        "/v1/pools/NO/selections/S/confirm",
                        "/v1/pools/{poolId}/selections/{selectionId}/confirm",
                        ADMIN),
                Arguments.of("POST", "/v1/pools/NO/loan-changes", "/v1/pools/{poolId}/loan-changes", ADMIN),
                Arguments.of("POST", "/v1/pools/NO/cancel", "/v1/pools/{poolId}/cancel", ADMIN),
                Arguments.of("POST", "/v1/pools/NO/documents", "/v1/pools/{poolId}/documents", ADMIN),
                Arguments.of("GET", "/v1/pools/NO/documents", "/v1/pools/{poolId}/documents", STAFF),
                Arguments.of("GET", "/v1/pools/NO/rejections", "/v1/pools/{poolId}/rejections", STAFF),
                Arguments.of(
                        "GET", "/v1/pools/NO/eligibility?rules=a&version=1", "/v1/pools/{poolId}/eligibility", STAFF),
                Arguments.of("GET", "/v1/pools/NO/strata", "/v1/pools/{poolId}/strata", ALL),
                Arguments.of("POST", "/v1/tape-mappings/proposals", "/v1/tape-mappings/proposals", ADMIN),
                Arguments.of("POST", "/v1/tape-mappings", "/v1/tape-mappings", ADMIN),
                Arguments.of("GET", "/v1/tape-mappings", "/v1/tape-mappings", STAFF),
                Arguments.of("GET", "/v1/tape-mappings/a", "/v1/tape-mappings/{name}", STAFF),
                Arguments.of("GET", "/v1/tape-mappings/a/1", "/v1/tape-mappings/{name}/{version}", STAFF),
                Arguments.of("POST", "/v1/eligibility-rules", "/v1/eligibility-rules", ADMIN),
                Arguments.of("GET", "/v1/eligibility-rules", "/v1/eligibility-rules", STAFF),
                Arguments.of("GET", "/v1/eligibility-rules/a/1", "/v1/eligibility-rules/{ruleId}/{version}", STAFF),
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
                Arguments.of(
                        "GET",
                        "/v1/deals/NO/classes/A/transfers",
                        "/v1/deals/{dealId}/classes/{className}/transfers",
                        Set.of("spv-admin", "approver", "auditor", "operator")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/transfers/decision",
                        "/v1/deals/{dealId}/classes/{className}/transfers/decision",
                        Set.of("approver")),
                Arguments.of(
                        "GET",
                        "/v1/deals/NO/classes/A/freezes",
                        "/v1/deals/{dealId}/classes/{className}/freezes",
                        Set.of("spv-admin", "approver", "auditor", "operator")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/freezes",
                        "/v1/deals/{dealId}/classes/{className}/freezes",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/freezes/release",
                        "/v1/deals/{dealId}/classes/{className}/freezes/release",
                        Set.of("approver")),
                Arguments.of(
                        "GET",
                        "/v1/deals/NO/classes/A/trades",
                        "/v1/deals/{dealId}/classes/{className}/trades",
                        Set.of("spv-admin", "approver", "auditor", "operator")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/trades",
                        "/v1/deals/{dealId}/classes/{className}/trades",
                        ADMIN),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/trades/check",
                        "/v1/deals/{dealId}/classes/{className}/trades/check",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/trades/1/approval",
                        "/v1/deals/{dealId}/classes/{className}/trades/{number}/approval",
                        Set.of("approver")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/classes/A/trades/1/refusal",
                        "/v1/deals/{dealId}/classes/{className}/trades/{number}/refusal",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/suspension",
                        "/v1/investors/{investorId}/suspension",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/reinstatement",
                        "/v1/investors/{investorId}/reinstatement",
                        Set.of("approver")),
                Arguments.of("PUT", "/v1/investors/NO/onboarding", "/v1/investors/{investorId}/onboarding", ADMIN),
                Arguments.of(
                        "GET",
                        "/v1/investors/NO/onboarding",
                        "/v1/investors/{investorId}/onboarding",
                        Set.of("spv-admin", "approver", "auditor")),
                Arguments.of(
                        "PUT",
                        "/v1/investors/NO/onboarding/details",
                        "/v1/investors/{investorId}/onboarding/details",
                        ADMIN),
                Arguments.of(
                        "GET",
                        "/v1/investors/NO/onboarding/details?purpose=test",
                        "/v1/investors/{investorId}/onboarding/details",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/erasure",
                        "/v1/investors/{investorId}/onboarding/erasure",
                        Set.of("approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/decision",
                        "/v1/investors/{investorId}/onboarding/decision",
                        Set.of("approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/wallet-challenges",
                        "/v1/investors/{investorId}/onboarding/wallet-challenges",
                        ADMIN),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/wallets",
                        "/v1/investors/{investorId}/onboarding/wallets",
                        ADMIN),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/evidence",
                        "/v1/investors/{investorId}/onboarding/evidence",
                        ADMIN),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/evidence/1/decision",
                        "/v1/investors/{investorId}/onboarding/evidence/{number}/decision",
                        Set.of("approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/evidence/1/withdrawal",
                        "/v1/investors/{investorId}/onboarding/evidence/{number}/withdrawal",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/screenings",
                        "/v1/investors/{investorId}/onboarding/screenings",
                        ADMIN),
                Arguments.of(
                        "GET",
                        "/v1/investors/NO/onboarding/screenings/1/hits",
                        "/v1/investors/{investorId}/onboarding/screenings/{number}/hits",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/onboarding/screenings/1/decision",
                        "/v1/investors/{investorId}/onboarding/screenings/{number}/decision",
                        Set.of("approver")),
                Arguments.of("GET", "/v1/offering-rules", "/v1/offering-rules", STAFF),
                Arguments.of(
                        "POST",
                        "/v1/investors/NO/offering-check",
                        "/v1/investors/{investorId}/offering-check",
                        Set.of("spv-admin", "approver")),
                Arguments.of("GET", "/v1/sanction-lists", "/v1/sanction-lists", STAFF),
                Arguments.of(
                        "POST",
                        "/v1/sanction-lists/screenings",
                        "/v1/sanction-lists/screenings",
                        Set.of("spv-admin", "approver")),
                Arguments.of(
                        "PUT", "/v1/sanction-lists/TEST", "/v1/sanction-lists/{name}", Set.of("spv-admin", "operator")),
                Arguments.of("PUT", "/v1/deals/NO/offering", "/v1/deals/{dealId}/offering", ADMIN),
                Arguments.of("GET", "/v1/deals/NO/offering", "/v1/deals/{dealId}/offering", ALL),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/offering/review",
                        "/v1/deals/{dealId}/offering/review",
                        Set.of("approver")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/offering/approval",
                        "/v1/deals/{dealId}/offering/approval",
                        Set.of("approver")),
                Arguments.of("GET", "/v1/deals/NO/offering/book", "/v1/deals/{dealId}/offering/book", STAFF),
                Arguments.of("POST", "/v1/deals/NO/offering/close", "/v1/deals/{dealId}/offering/close", ADMIN),
                Arguments.of("POST", "/v1/deals/NO/offering/pricing", "/v1/deals/{dealId}/offering/pricing", ADMIN),
                Arguments.of("POST", "/v1/deals/NO/offering/allotment", "/v1/deals/{dealId}/offering/allotment", ADMIN),
                Arguments.of(
                        "PUT",
                        "/v1/deals/NO/offering/orders/O",
                        "/v1/deals/{dealId}/offering/orders/{orderId}",
                        Set.of("spv-admin", "investor")),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/offering/orders/O/withdrawal",
                        "/v1/deals/{dealId}/offering/orders/{orderId}/withdrawal",
                        Set.of("spv-admin", "investor")),
                Arguments.of("GET", "/v1/deals/NO/closing-set", "/v1/deals/{dealId}/closing-set", STAFF),
                Arguments.of(
                        "PUT", "/v1/deals/NO/closing-set/PROSPECTUS", "/v1/deals/{dealId}/closing-set/{kind}", ADMIN),
                Arguments.of(
                        "PUT",
                        "/v1/deals/NO/classes/A/identifiers/ISIN",
                        "/v1/deals/{dealId}/classes/{className}/identifiers/{kind}",
                        ADMIN),
                Arguments.of("GET", "/v1/deals/NO/settlement", "/v1/deals/{dealId}/settlement", STAFF),
                Arguments.of(
                        "POST",
                        "/v1/deals/NO/allocations/reopening",
                        "/v1/deals/{dealId}/allocations/reopening",
                        ADMIN),
                Arguments.of("GET", "/v1/deals/NO/register", "/v1/deals/{dealId}/register", ALL),
                Arguments.of("GET", "/v1/deals/NO/actions", "/v1/deals/{dealId}/actions", ALL),
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
