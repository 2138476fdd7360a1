package io.penstock.servicing.it;

import static io.penstock.servicing.it.RunningService.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.contracts.Topics;
import io.penstock.contracts.servicing.CollectionPeriodClosedV1;
import io.penstock.contracts.servicing.DistributionDeclaredV1;
import io.penstock.contracts.servicing.DistributionPaidV1;
import io.penstock.onchain.ChainReader;
import io.penstock.platform.test.Tampering;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.protocol.Web3j;
import tools.jackson.databind.JsonNode;

/**
 * Three months of a deal, from Kafka to wallets. Figures are counted by hand: 40 loans of 25,000.00 at 6 % owe 125.00
 * interest in August.
 */
class ServicingIT {

    private static final String HEADER = "loanId,date,type,amount\n";

    private static RunningService service;
    private static IssuedDeal deal;
    private static ChainReader chain;

    @BeforeAll
    static void start() {
        service = new RunningService();
        chain = service.bean(ChainReader.class);
        deal = new IssuedDeal(service.services, "IT-2020-1");
        deal.closeOnChain(service.bean(Web3j.class));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void threeMonthsFromKafkaToWallets() {
        deal.publishDeal(); // before its pool: order across topics is not guaranteed
        var path = "/v1/deals/" + deal.dealId;
        assertThat(awaiting(admin(), path, d -> true).path("state").asString()).isEqualTo("BOARDING");
        deal.publishPool();
        deal.publishPool(); // the same messages again, with the same ids
        deal.publishDeal();
        var boarded = awaiting(admin(), path, d -> d.path("state").asString().equals("SERVICING"));
        assertThat(boarded.path("loanCount").asInt()).isEqualTo(40);
        assertThat(boarded.path("poolBalance").asString()).isEqualTo("1000000.00");
        assertThat(boarded.path("nextCollectionPeriod").asString()).isEqualTo("2020-08");

        wrongFilesChangeNothing(path);
        var published = new PublishedReports(service, path);

        // August: 38 pay 500.00, L039 misses, L040 pays off 25,125.00.
        var august = new StringBuilder(HEADER);
        payments(august, "2020-08-10", 1, 38);
        august.append("L040,2020-08-20,PAYOFF,25125.00\n");
        var closed = collect(path, "2020-08", august.toString(), 39, "44125.00");
        assertFigures(closed, "4875.00", "39250.00", "0.00", "0.00", "1000000.00", "960750.00");
        assertThat(closed.path("paymentDate").asString()).isEqualTo("2020-09-15");
        var first = pay(path, "2020-09-15", true);
        assertThat(first.path("availableFunds").asString()).isEqualTo("44125.00");
        // 44,125.00 - fees 833.33 and 150.00 - interest 1,300.00 and 296.11 = 41,545.56, below 900,000.00 - 845,460.00
        assertThat(classAmount(first, "A", "principalPaid")).isEqualTo("41545.56");
        assertThat(chain.principalBalance(deal.dealId, "A")).isEqualTo(75_845_444);
        assertThat(chain.cashBalance(deal.servicer)).isEqualTo(83_333);
        assertThat(chain.cashBalance(deal.trustee)).isEqualTo(15_000);

        // September: 37 pay 500.00 of which 24,625.00 x 0.06 / 12 = 123.125, so 123.13, is interest. L038 defaults.
        var september = new StringBuilder(HEADER).append("L038,2020-09-05,DEFAULT,\n");
        payments(september, "2020-09-10", 1, 37);
        closed = collect(path, "2020-09", september.toString(), 38, "18500.00");
        assertFigures(closed, "4555.81", "13944.19", "0.00", "24625.00", "960750.00", "922180.81");
        assertThat(closed.path("delinquentBalance").asString()).isEqualTo("25000.00"); // L039, 60 days
        assertThat(closed.path("loanCount").asInt()).isEqualTo(38);
        new LoanViews(admin(), path).rollOfSeptember();
        pay(path, "2020-10-15", false);

        // October: 37 pay 500.00 (interest 121.24), L039 pays three months (interest 125.00), L038 brings 10,000.00.
        var october = new StringBuilder(HEADER)
                .append("L039,2020-10-06,PAYMENT,1500.00\nL038,2020-10-07,RECOVERY,10000.00\n");
        payments(october, "2020-10-10", 1, 37);
        new ComparedPeriod(service.as("olga", "spv-admin"), service.as("ann", "approver"), path)
                .isHeldAgainstCertificateAndBank(() -> operation(path, "2020-10", october.toString()));
        closed = collect(path, "2020-10", october.toString(), 39, "30000.00");
        assertFigures(closed, "4610.88", "15389.12", "10000.00", "0.00", "922180.81", "906791.69");
        assertThat(closed.path("receipts").path(0).path("amount").asString()).isEqualTo("12.34");
        var last = pay(path, "2020-11-16", false);
        assertThat(last.path("availableFunds").asString()).isEqualTo("30012.34");

        everyCentIsInAWallet(path);
        everythingWasPublishedOnce();
        new LoanViews(admin(), path).areServedPageByPage();
        investorsSeeOnlyTheirOwn(path);
        try (published) {
            published.areReadAndTold();
        }
    }

    /** A real trust from its closing to the last published paper; 2018-01 has two, which pay once. */
    @Test
    void aRealTrustMonthAfterMonth() throws IOException {
        assertThat(new RealDeal(service).monthAfterMonth()).isEqualTo(35);
    }

    private static void wrongFilesChangeNothing(String path) {
        var file = HEADER + "L001,2020-08-10,PAYMENT,500.00\nL999,2020-08-10,PAYMENT,1.00\n"
                + "L002,2020-08-10,PAYMENT,25125.01\nL003,2020-08-10,PAYOFF,1.00\n";
        var operation = operation(path, "2020-08", file);
        assertThat(operation.path("state").asString()).isEqualTo("FAILED");
        assertThat(operation.path("code").asString()).isEqualTo("COLLECTIONS_FAULTY");
        assertThat(operation
                        .path("errors")
                        .valueStream()
                        .map(e ->
                                e.path("line").asInt() + " " + e.path("column").asString() + " "
                                        + e.path("code").asString()))
                .containsExactly("3 loanId LOAN_UNKNOWN", "4 amount PAYMENT_EXCEEDS_DEBT", "5 amount PAYOFF_DIFFERS");
        assertThat(admin().refused("GET", path + "/collection-periods/2020-08", ""))
                .isEqualTo("404 COLLECTION_PERIOD_NOT_FOUND");
        assertThat(operation(path, "2020-09", HEADER).path("code").asString()).isEqualTo("COLLECTION_PERIOD_NOT_NEXT");
        assertThat(admin().refused("POST", path + "/collection-periods/2020-08/close", ""))
                .isEqualTo("409 COLLECTIONS_NOT_IMPORTED");
        assertThat(admin().refused("PUT", path + "/distributions/2020-09-15", ""))
                .isEqualTo("409 COLLECTION_PERIOD_NOT_CLOSED");
        assertThat(admin().refused("PUT", path + "/distributions/2020-09-16", ""))
                .isEqualTo("404 PAYMENT_DATE_NOT_SCHEDULED");
    }

    private static JsonNode operation(String path, String period, String file) {
        var started = admin().ok("POST", path + "/collection-periods/" + period + "/collections?fileName=c.csv", file);
        return awaiting(
                admin(),
                "/v1/operations/" + started.path("id").asString(),
                o -> !o.path("state").asString().equals("RUNNING"));
    }

    /** Imports one file, replaces it by another and again, then closes twice. */
    private static JsonNode collect(String path, String period, String file, int rows, String amount) {
        for (var content : List.of(file, HEADER, file, file)) {
            var operation = operation(path, period, content);
            assertThat(operation.path("state").asString())
                    .as(operation.toString())
                    .isEqualTo("SUCCEEDED");
        }
        var close = path + "/collection-periods/" + period + "/close";
        var control = "{\"controlTotals\":{\"rows\":%d,\"amount\":\"%s\"}}";
        assertThat(admin().refused("POST", close, control.formatted(rows + 1, amount)))
                .isEqualTo("422 CONTROL_ROWS_DIFFER");
        var closed = admin().ok("POST", close, control.formatted(rows, amount));
        assertThat(admin().ok("POST", close, control.formatted(rows, amount)).path("stateHash"))
                .isEqualTo(closed.path("stateHash"));
        assertThat(operation(path, period, file + "L001," + period + "-28,PAYMENT,1.00\n")
                        .path("code")
                        .asString())
                .isEqualTo("COLLECTION_PERIOD_CLOSED");
        return closed;
    }

    /** Every order is given twice; with {@code restart} the service stops as soon as the payout is ordered. */
    private static JsonNode pay(String path, String paymentDate, boolean restart) {
        var date = path + "/distributions/" + paymentDate;
        var calculated = admin().ok("PUT", date, "");
        assertThat(admin().ok("PUT", date, "")).isEqualTo(calculated);
        var approval = "{\"stateHash\":\"" + calculated.path("stateHash").asString() + "\"}";
        assertThat(service.as("olga", "approver").refused("POST", date + "/approvals", approval))
                .isEqualTo("422 APPROVER_CALCULATED");
        assertThat(admin().refused("POST", date + "/record", "")).isEqualTo("409 DISTRIBUTION_NOT_APPROVED");
        for (var approver : List.of("ann", "ann", "bob", "bob")) {
            service.as(approver, "approver").ok("POST", date + "/approvals", approval);
        }
        assertThat(admin().refused("POST", date + "/declaration", "")).isEqualTo("409 HOLDERS_NOT_RECORDED");
        boolean last = paymentDate.equals("2020-11-16");
        if (last) {
            nothingIsDeclaredWhileSomethingIsOnItsWay(date);
        }
        admin().ok("POST", date + "/record", "");
        admin().ok("POST", date + "/record", "");
        if (last) {
            nothingIsDeclaredWhileTheChainDiffers(date);
            new PlantedBreaks(service, deal).areFound(date + "/declaration");
        }
        var heldBack = new HeldBack(service, deal);
        boolean held = paymentDate.equals("2020-10-15");
        if (held) {
            heldBack.suspend(true);
        }
        admin().ok("POST", date + "/declaration", "");
        admin().ok("POST", date + "/declaration", "");
        if (restart) {
            service.restart();
        }
        var paid = awaiting(admin(), date, d -> d.path("state").asString().equals("PAID") || d.has("failure"));
        assertThat(paid.path("failure").asString("")).isEmpty();
        assertThat(cents(paid.path("payouts"), "amount")
                        + cent(paid.path("accounts").path("reserveAfter")))
                .isEqualTo(cent(paid.path("availableFunds"))
                        + cent(paid.path("accounts").path("reserveBefore")));
        assertThat(paid.path("payouts").valueStream()).allMatch(p -> p.has("transactionHash"));
        return held ? heldBack.claimedAndReleased(date) : paid;
    }

    /** The cut of the record is sent and in no block: not a difference, and no reason to go on. */
    private static void nothingIsDeclaredWhileSomethingIsOnItsWay(String date) {
        var tampering = new Tampering(service.services);
        tampering.holdBlocks();
        try {
            admin().ok("POST", date + "/record", "");
            tampering.awaitSent();
            var answer = admin().send("POST", date + "/declaration", "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("CHAIN_NOT_AT_REST");
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
        } finally {
            tampering.letBlocksCome();
        }
        assertThat(admin().get(date).path("state").asString()).isNotEqualTo("DECLARED");
    }

    /** Somebody lowers the factor of a class by a direct call; then it is set right again. */
    private static void nothingIsDeclaredWhileTheChainDiffers(String date) {
        var tampering = new Tampering(service.services);
        var token = chain.tokenAddress(deal.dealId, "A").orElseThrow();
        long balance = chain.principalBalance(deal.dealId, "A");
        tampering.as(
                service.services.contracts().trancheFactory(),
                token,
                "setPrincipalBalance",
                new Uint256(balance - 100));
        assertThat(admin().refused("POST", date + "/declaration", "")).isEqualTo("409 CLASS_DIFFERS_FROM_CHAIN");
        var breaks = service.as("otto", "operator").get("/v1/chain/breaks");
        assertThat(breaks).hasSize(1);
        assertThat(breaks.get(0).path("what").asString()).isEqualTo("balance of class " + deal.dealId + "/A");
        assertThat(breaks.get(0).path("log").asString()).isEqualTo(Long.toString(balance));
        assertThat(breaks.get(0).path("chain").asString()).isEqualTo(Long.toString(balance - 100));
        tampering.overwrite(token, balance - 100, balance);
    }

    private static void everyCentIsInAWallet(String path) {
        // Investors spent all their cash at closing; all they hold, and the fees, came from the three payment dates.
        long inWallets = Stream.of(deal.alder, deal.birch, deal.cedar, deal.servicer, deal.trustee)
                .mapToLong(chain::cashBalance)
                .sum();
        assertThat(inWallets).isEqualTo(4_412_500 + 1_850_000 + 3_001_234);
        assertThat(chain.collectionsAccount(deal.dealId)).isZero();
        assertThat(chain.reserveAccount(deal.dealId)).isEqualTo(1_000_000);
        var overview = admin().get(path);
        assertThat(overview.path("accounts").path("collections").asString()).isEqualTo("0.00");
        assertThat(overview.path("accounts").path("reserve").asString()).isEqualTo("10000.00");
        assertThat(overview.path("nextPaymentDate").asString()).isEqualTo("2020-12-15");
        for (var line : overview.path("classes")) {
            assertThat(chain.principalBalance(
                            deal.dealId, line.path("className").asString()))
                    .isEqualTo(cent(line.path("balance")));
        }
        for (var distribution : admin().get(path + "/distributions").path("items")) {
            assertThat(chain.escrow(distribution.path("distributionId").asString()))
                    .isZero();
            for (var payout : distribution.path("payouts")) {
                assertThat(payout.path("wallet").asString()).startsWith("0x");
            }
        }
        var periods = awaiting(
                admin(),
                path + "/collection-periods",
                p -> p.path("items").valueStream().allMatch(i -> i.has("transactionHash")));
        assertThat(periods.path("items").size()).isEqualTo(3);
    }

    private static void everythingWasPublishedOnce() {
        var loan = service.services.published(Topics.SERVICING_LOAN);
        assertThat(loan.stream()
                        .map(m -> (CollectionPeriodClosedV1) m.body())
                        .filter(m -> m.dealId().equals(deal.dealId))
                        .map(CollectionPeriodClosedV1::collectionPeriod))
                .containsExactly("2020-08", "2020-09", "2020-10");
        var distribution = service.services.published(Topics.SERVICING_DISTRIBUTION);
        assertThat(distribution.stream()
                        .filter(m -> m.key().equals(deal.dealId))
                        .map(m -> m.body().getClass().getSimpleName()))
                .containsExactly(
                        DistributionDeclaredV1.class.getSimpleName(),
                        DistributionPaidV1.class.getSimpleName(),
                        DistributionDeclaredV1.class.getSimpleName(),
                        DistributionPaidV1.class.getSimpleName(),
                        DistributionDeclaredV1.class.getSimpleName(),
                        DistributionPaidV1.class.getSimpleName());
        var names = service.bean(JdbcTemplate.class)
                .queryForList(
                        "select name from event_log where stream_id = ? order by sequence",
                        String.class,
                        deal.dealId + "/2020-09-15");
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "distribution.waterfall-calculated",
                        "distribution.approved",
                        "distribution.approved",
                        "distribution.holders-recorded",
                        "distribution.record-cut",
                        "distribution.declaration-ordered",
                        "distribution.declared",
                        "distribution.payout-confirmed",
                        "distribution.payout-confirmed",
                        "distribution.paid");
    }

    private static void investorsSeeOnlyTheirOwn(String path) {
        var report = service.investor("BIRCH").get(path + "/distributions/2020-09-15");
        assertThat(report.path("lines").size()).isPositive();
        assertThat(report.path("payouts")
                        .valueStream()
                        .map(p -> p.path("payee").asString() + " "
                                + p.path("className").asString()))
                .containsExactly("BIRCH A", "BIRCH B");
        assertThat(report.path("holders").size()).isEqualTo(2);
        assertThat(report.path("holders").path(0).path("units").asString()).matches("[0-9]+\\.[0-9]{2}");
        var list = service.investor("NOBODY").get(path + "/distributions");
        assertThat(list.path("items").valueStream())
                .allMatch(d -> d.path("payouts").isEmpty());
    }

    private static void assertFigures(
            JsonNode closed,
            String interest,
            String principal,
            String recoveries,
            String loss,
            String begin,
            String end) {
        assertThat(Stream.of(
                                "interestCollections",
                                "principalCollections",
                                "recoveries",
                                "grossLoss",
                                "poolBalanceBegin",
                                "poolBalanceEnd")
                        .map(field -> closed.path(field).asString()))
                .containsExactly(interest, principal, recoveries, loss, begin, end);
    }

    private static void payments(StringBuilder file, String date, int from, int to) {
        for (int i = from; i <= to; i++) {
            file.append(IssuedDeal.loanId(i)).append(',').append(date).append(",PAYMENT,500.00\n");
        }
    }

    private static String classAmount(JsonNode report, String className, String field) {
        return report.path("classes")
                .valueStream()
                .filter(c -> c.path("className").asString().equals(className))
                .findFirst()
                .orElseThrow()
                .path(field)
                .asString();
    }

    private static long cents(JsonNode items, String field) {
        return items.valueStream().mapToLong(i -> cent(i.path(field))).sum();
    }

    private static long cent(JsonNode amount) {
        return new java.math.BigDecimal(amount.asString()).movePointRight(2).longValueExact();
    }

    private static Rest admin() {
        return service.as("olga", "spv-admin");
    }
}
