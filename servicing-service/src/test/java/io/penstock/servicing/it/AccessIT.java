package io.penstock.servicing.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each endpoint with each role: who may, who may not, and nobody without a token. The deal does not exist. */
class AccessIT {

    private static final List<String> ROLES = List.of("spv-admin", "approver", "investor", "auditor", "operator");
    private static final String EVERYBODY = "spv-admin approver investor auditor operator";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,  /v1/deals,                                                  '',  200, " + EVERYBODY,
        "GET,  /v1/deals/NONE,                                             '',  404, " + EVERYBODY,
        "GET,  /v1/deals/NONE/loans,                                       '',  404, " + EVERYBODY,
        "GET,  /v1/deals/NONE/collection-periods,                          '',  200, " + EVERYBODY,
        "GET,  /v1/deals/NONE/collection-periods/2020-08,                  '',  404, " + EVERYBODY,
        "GET,  /v1/deals/NONE/distributions,                               '',  200, " + EVERYBODY,
        "GET,  /v1/deals/NONE/distributions/2020-09-15,                    '',  404, " + EVERYBODY,
        "POST, /v1/deals/NONE/collection-periods/2020-08/collections,      x,   202, spv-admin",
        "POST, /v1/deals/NONE/collection-periods/2020-08/close,            '',  404, spv-admin approver",
        "PUT,  /v1/deals/NONE/collection-periods/2020-08/certificate, '{\"figures\":{\"cash\":\"1.00\"}}', 404, spv-admin",
        "GET,  /v1/deals/NONE/collection-periods/2020-08/delinquency,      '',  404, " + EVERYBODY,
        "GET,  /v1/deals/NONE/collection-periods/2020-08/control,          '',  404, spv-admin approver auditor operator",
        "GET,  /v1/deals/NONE/bank,                                        '',  404, spv-admin approver auditor operator",
        "POST, /v1/deals/NONE/bank/statements,                             x,   422, spv-admin",
        "POST, /v1/deals/NONE/bank/returns, '{\"reference\":\"x\",\"reason\":\"x\"}', 404, spv-admin",
        "POST, /v1/deals/NONE/bank/applications, '{\"reference\":\"x\",\"collectionPeriod\":\"2020-08\",\"source\":\"x\",\"amount\":\"1.00\"}', 404, spv-admin",
        "PUT,  /v1/deals/NONE/period-rules, '{\"tolerances\":{},\"certificateRequired\":true,\"otherPersonCloses\":true}', 404, approver",
        "GET,  /v1/deals/NONE/period-exceptions,                           '',  200, spv-admin approver auditor operator",
        "POST, /v1/deals/NONE/period-exceptions/1/assignment, '{\"owner\":\"x\"}', 404, spv-admin approver",
        "POST, /v1/deals/NONE/period-exceptions/1/waiver, '{\"reason\":\"x\"}', 404, spv-admin approver",
        "GET,  /v1/deals/NONE/collection-periods/2020-08/receipts,         '',  200, spv-admin approver auditor operator",
        "PUT,  /v1/deals/NONE/collection-periods/2020-08/receipts/B1, '{\"source\":\"a\",\"amount\":\"1.00\"}', 404, spv-admin",
        "POST, /v1/deals/NONE/collection-periods/2020-08/receipts/B1/reversal, '{\"reason\":\"x\"}', 404, spv-admin",
        "PUT,  /v1/deals/NONE/distributions/2020-09-15,                    '',  404, spv-admin",
        "POST, /v1/deals/NONE/distributions/2020-09-15/approvals, '{\"stateHash\":\"x\"}', 404, approver",
        "POST, /v1/deals/NONE/distributions/2020-09-15/rejection, '{\"stateHash\":\"x\"}', 404, approver",
        "GET,  /v1/deals/NONE/distributions/2020-09-15/draft,              '',  404, spv-admin approver auditor operator",
        "GET,  /v1/deals/NONE/distributions/2020-09-15/take-over,          '',  404, spv-admin approver auditor operator",
        "PUT,  /v1/deals/NONE/distributions/2020-09-15/take-over,          {},  404, spv-admin",
        "POST, /v1/deals/NONE/distributions/2020-09-15/take-over/approvals, '{\"stateHash\":\"x\"}', 404, approver",
        "GET,  /v1/deals/NONE/calendar,                                    '',  404, " + EVERYBODY,
        "GET,  /v1/deals/NONE/deal-events,                                 '',  200, " + EVERYBODY,
        "POST, /v1/deals/NONE/deal-events, '{\"flag\":\"x\",\"effectiveFrom\":\"2020-09-15\"}', 404, spv-admin",
        "POST, /v1/deals/NONE/deal-events/1/confirmation,                  '',  404, approver",
        "POST, /v1/deals/NONE/deal-events/1/withdrawal,                    '',  404, spv-admin",
        "POST, /v1/deals/NONE/distributions/2020-09-15/record,             '',  404, spv-admin",
        "POST, /v1/deals/NONE/distributions/2020-09-15/declaration,        '',  404, spv-admin",
        "POST, /v1/deals/NONE/distributions/2020-09-15/reserved/release,   '',  409, operator",
        "GET,  /v1/deals/NONE/reports,                                     '',  200, " + EVERYBODY,
        "GET,  /v1/deals/NONE/reports/2020-09-15,                          '',  404, " + EVERYBODY,
        "PUT,  /v1/deals/NONE/reports/2020-09-15,                          '',  404, spv-admin",
        "POST, /v1/deals/NONE/reports/2020-09-15/publication, '{\"contentHash\":\"x\"}', 404, approver",
        "GET,  /v1/deals/NONE/distributions/2020-09-15/statements/ALDER,   '',  404, spv-admin investor",
        "GET,  /v1/notice-subscriptions,                                   '',  200, " + EVERYBODY,
        "PUT,  /v1/notice-subscriptions/none/secret,                       '',  404, " + EVERYBODY,
        "DELETE, /v1/notice-subscriptions/none,                            '',  404, " + EVERYBODY,
        "GET,  /v1/notice-subscriptions/none/deliveries,                   '',  404, " + EVERYBODY,
        "PUT,  /v1/notice-subscriptions/none, '{\"channel\":\"fax\",\"target\":\"x\",\"topics\":[]}', 400, "
                + EVERYBODY,
        "POST, /v1/notice-deliveries/none/replay,                          '',  404, operator",
        "POST, /v1/notice-deliveries/none/discard,                         '',  409, operator",
        "GET,  /v1/operations/dead-letters,                                '',  200, auditor operator",
        "GET,  /v1/operations/dead-letters/1,                              '',  404, auditor operator",
        "POST, /v1/operations/dead-letters/1/redrive,                      '',  404, operator",
        "POST, /v1/operations/dead-letters/1/discard,                      '',  404, operator",
    })
    void isForItsRolesAlone(String method, String path, String body, int allowed, String roles) {
        for (var role : ROLES) {
            var expected = List.of(roles.split(" ")).contains(role) ? allowed : 403;
            assertThat(service.as("somebody", role).send(method, path, body).statusCode())
                    .as("%s as %s", path, role)
                    .isEqualTo(expected);
        }
        assertThat(service.anonymous().send(method, path, body).statusCode()).isEqualTo(401);
        assertThat(new Rest(service.base(), service.services.forgedToken("eve", "spv-admin"))
                        .send(method, path, body)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "GET,  /v1/deals/NONE/collection-periods/2020-13,             '', 400 COLLECTION_PERIOD_INVALID",
        "POST, /v1/deals/NONE/collection-periods/august/collections,  x,  400 COLLECTION_PERIOD_INVALID",
        "GET,  /v1/deals/NONE/loans?limit=1001,                       '', 400 LIMIT_INVALID",
        "POST, /v1/deals/NONE/collection-periods/2020-08/close,       '', 404 LOANS_NOT_BOARDED",
        "PUT,  /v1/deals/NONE/distributions/2020-09-15,               '', 404 PAYMENT_DATE_NOT_SCHEDULED",
        "GET,  /v1/deals/NONE/distributions/2020-09-15/draft,         '', 404 DISTRIBUTION_NOT_FOUND",
        "GET,  /v1/deals/NONE/calendar?limit=0,                       '', 400 LIMIT_INVALID",
        "GET,  /v1/deals/NONE/calendar,                               '', 404 DEAL_NOT_FOUND",
        "POST, /v1/deals/NONE/distributions/2020-09-15/record,        '', 404 DISTRIBUTION_NOT_FOUND",
        "GET,  /v1/deals/NONE/distributions/2020-09-15,               '', 404 DISTRIBUTION_NOT_FOUND",
        "GET,  /v1/deals/NONE/reports/2020-09-15,                     '', 404 REPORT_NOT_FOUND",
        "PUT,  /v1/deals/NONE/reports/2020-09-15,                     '', 404 REPORT_NOT_FOUND",
        "PUT,  /v1/notice-subscriptions/a_b/secret,                   '', 400 SUBSCRIPTION_NAME_INVALID",
    })
    void saysWhatIsWrong(String method, String path, String body, String refusal) {
        assertThat(service.as("olga", "spv-admin").refused(method, path, body)).isEqualTo(refusal);
    }
}
