package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.contracts.servicing.DistributionPaidV1;
import io.penstock.contracts.servicing.DistributionPaidV1.ClassPayment;
import io.penstock.onchain.InvestorWallet;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deal from its document to units in wallets, and on to repayment. */
class DealIT extends ClosedDeal {

    private static final String SELLER = "0x00000000000000000000000000000000000a0001";

    /** Classes are 44, 6 and 5 million; the pool is 60.8 million. */
    @Test
    void goesFromDocumentToClosingAndRepayment() {
        anchoredPool("POOL-LIFE");
        registeredInvestor("LIFE-1", 0);
        registeredInvestor("LIFE-2", 1);
        assertThat(chain.isInvestor(wallet(0).address())).isTrue();
        fund("LIFE-1", 0, "50000000.00");
        fund("LIFE-2", 1, "5000000.00");

        var structured = admin().putYaml("/v1/deals/LIFE?pool=POOL-LIFE", atlas("LIFE"));
        assertThat(structured.status()).as(structured.text()).isEqualTo(200);
        assertThat(structured.at("state")).isEqualTo("STRUCTURED");
        var hash = structured.at("documentHash");
        assertThat(admin().get("/v1/deals/LIFE/document").text()).startsWith("{\"accounts\":");

        assertThat(allocate("LIFE", "LIFE-1", "LIFE-2").at("state")).isEqualTo("ALLOCATED");
        approveByTwoOthers("LIFE", hash);

        long sellerBefore = chain.cashBalance(SELLER);
        closeOnceTheInvestorsHaveAllowedIt("LIFE");

        // Cash: 55,000,000.00 from two investors; 500,000.00 of it into the reserve, the rest to the seller.
        assertThat(chain.cashBalance(wallet(0).address())).isZero();
        assertThat(chain.cashBalance(wallet(1).address())).isZero();
        assertThat(chain.cashBalance(SELLER) - sellerBefore).isEqualTo(5_450_000_000L);
        assertThat(chain.reserveAccount("LIFE")).isEqualTo(50_000_000L);
        // Units: minor units of original face.
        assertThat(chain.units("LIFE", "A", wallet(0).address())).isEqualTo(4_400_000_000L);
        assertThat(chain.units("LIFE", "B", wallet(0).address())).isEqualTo(600_000_000L);
        assertThat(chain.units("LIFE", "C", wallet(1).address())).isEqualTo(500_000_000L);
        assertThat(chain.supply("LIFE", "A")).isEqualTo(4_400_000_000L);

        var closed = await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/v1/deals/LIFE"),
                        deal -> deal.body()
                                .path("classes")
                                .valueStream()
                                .noneMatch(c -> c.path("tokenAddress").isNull()));
        assertThat(closed.body().path("classes").get(0).path("tokenAddress").asString())
                .isEqualToIgnoringCase(chain.tokenAddress("LIFE", "A").orElseThrow());
        assertHolders();
        assertPublished(hash);
        everyKindOfBreakIsNamed();
        peopleDecideAboutTransfers();
        anInvestorIsSuspendedAndUnitsAreFrozen();
        repay();
    }

    private void approveByTwoOthers(String deal, String hash) {
        var path = "/v1/deals/" + deal + "/approvals";
        var body = "{\"documentHash\": \"" + hash + "\"}";
        assertThat(as("sam", "approver").post(path, body).at("code")).isEqualTo("APPROVER_PREPARED_DEAL");
        assertThat(as("ann", "approver")
                        .post(path, body.replace(hash, "0".repeat(64)))
                        .at("code"))
                .isEqualTo("DOCUMENT_HASH_DIFFERS");
        assertThat(as("ann", "approver").post(path, body).at("state")).isEqualTo("ALLOCATED");
        assertThat(as("ann", "approver").post(path, body).at("state")).isEqualTo("ALLOCATED"); // one person, once
        assertThat(admin().post("/v1/deals/" + deal + "/closing", "").at("code"))
                .isEqualTo("DEAL_NOT_APPROVED");
        var approved = as("bob", "approver").post(path, body);
        assertThat(approved.at("state")).isEqualTo("APPROVED");
        assertThat(approved.body().path("approvals")).hasSize(2);
    }

    /** The chain refuses while an investor has not allowed the contract to take the cash; then it is tried again. */
    private void closeOnceTheInvestorsHaveAllowedIt(String deal) {
        new InvestorWallet(web3, SERVICES.contracts(), wallet(0).privateKey()).approveCash(5_000_000_000L);
        assertThat(admin().post("/v1/deals/" + deal + "/closing", "").status()).isEqualTo(202);
        var refused = await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/v1/deals/" + deal),
                        answer -> !answer.body().path("closingFailure").isNull());
        assertThat(refused.at("state")).isEqualTo("APPROVED");
        assertThat(chain.isIssued(deal)).isFalse();
        assertThat(chain.cashBalance(wallet(0).address())).isEqualTo(5_000_000_000L);

        new InvestorWallet(web3, SERVICES.contracts(), wallet(1).privateKey()).approveCash(500_000_000L);
        assertThat(admin().post("/v1/deals/" + deal + "/closing", "").status()).isEqualTo(202);
        var closed = awaitState("/v1/deals/" + deal, "CLOSED");
        assertThat(closed.at("closingTransaction")).startsWith("0x");
        assertThat(chain.isIssued(deal)).isTrue();
        assertThat(admin().post("/v1/deals/" + deal + "/closing", "").status()).isEqualTo(202); // a repeat
    }

    private void assertHolders() {
        await().atMost(PATIENCE)
                .until(() -> admin().get("/v1/deals/LIFE/holders").body().size() == 3);
        var own = new Api(port, SERVICES.investorToken("ivy", "LIFE-2")).get("/v1/deals/LIFE/holders");
        assertThat(own.body()).hasSize(1);
        assertThat(own.body().get(0).path("units").asString()).isEqualTo("5000000.00");
        assertThat(new Api(port, SERVICES.investorToken("ivo", "OTHER"))
                        .get("/v1/deals/LIFE/holders")
                        .body())
                .isEmpty();
        assertThat(new Api(port, SERVICES.investorToken("ivo", "OTHER"))
                        .get("/v1/investors/LIFE-1")
                        .status())
                .isEqualTo(403);
    }

    private void assertPublished(String hash) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var bodies = SERVICES.published(Topics.ISSUANCE_TRANCHE).stream()
                    .filter(message -> message.key().equals("LIFE"))
                    .map(message -> message.body())
                    .toList();
            assertThat(bodies.stream().filter(TrancheIssuedV1.class::isInstance))
                    .hasSize(3);
            assertThat(bodies.stream().filter(DealClosedV1.class::isInstance))
                    .singleElement()
                    .satisfies(body ->
                            assertThat(((DealClosedV1) body).documentHash()).isEqualTo(hash));
        });
    }

    private void repay() {
        var paid = new DistributionPaidV1(
                "LIFE/2020-09-15",
                "LIFE",
                LocalDate.of(2020, 9, 15),
                List.of(
                        payment("A", 400_000_000, 4_000_000_000L),
                        payment("B", 0, 600_000_000),
                        payment("C", 0, 500_000_000)),
                "0xabc");
        SERVICES.publish(Topics.SERVICING_DISTRIBUTION, "LIFE", paid);
        SERVICES.publish(Topics.SERVICING_DISTRIBUTION, "LIFE", paid); // another id, same distribution
        var second = new DistributionPaidV1(
                "LIFE/2020-10-15",
                "LIFE",
                LocalDate.of(2020, 10, 15),
                List.of(
                        payment("A", 4_000_000_000L, 0),
                        payment("B", 100_000_000, 500_000_000),
                        payment("C", 0, 500_000_000)),
                "0xabd");
        SERVICES.publish(Topics.SERVICING_DISTRIBUTION, "LIFE", second);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var classes = admin().get("/v1/deals/LIFE").body().path("classes");
            assertThat(classes.get(0).path("factorHistory").toString())
                    .isEqualTo(
                            "[{\"paymentDate\":\"2020-09-15\",\"balance\":\"40000000.00\",\"factor\":\"0.909090909\"},"
                                    + "{\"paymentDate\":\"2020-10-15\",\"balance\":\"0.00\",\"factor\":\"0.000000000\"}]");
            assertThat(classes.get(1).path("balance").asString()).isEqualTo("5000000.00");
            assertThat(classes.get(2).path("factor").asString()).isEqualTo("1.000000000");
            assertThat(classes.get(2).path("factorHistory")).hasSize(2);
        });
        // structured, issued, two repayments, redeemed; three transfers in quarantine, three decisions; three orders of
        // freezing and setting free, three answers
        assertThat(eventsOf("tranche/LIFE/A")).isEqualTo(5 + 6 + 6);
        assertThat(eventsOf("tranche/LIFE/B")).isEqualTo(4 + 2);
    }

    private static ClassPayment payment(String className, long principal, long closing) {
        return new ClassPayment(
                className, MoneyV1.of("USD", 1), MoneyV1.of("USD", principal), MoneyV1.of("USD", closing));
    }

    @Test
    void answersWithTheReason() {
        anchoredPool("POOL-ASK");
        registeredInvestor("ASK-1", 2);
        assertThat(admin().get("/v1/deals/NONE").at("code")).isEqualTo("DEAL_NOT_FOUND");
        assertThat(admin().putYaml("/v1/deals/ASK?pool=NONE", atlas("ASK")).at("code"))
                .isEqualTo("POOL_NOT_FROZEN");
        var other = admin().putYaml("/v1/deals/ASK?pool=POOL-ASK", atlas("OTHER"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("errors").get(0).path("code").asString()).isEqualTo("DEAL_ID_DIFFERS");
        var broken =
                admin().putYaml("/v1/deals/ASK?pool=POOL-ASK", atlas("ASK").replace("upTo: first", "upTo: nothing"));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body().path("errors")).isNotEmpty();
        var noYaml = admin().putYaml("/v1/deals/ASK?pool=POOL-ASK", "deal: {id: ASK");
        assertThat(noYaml.body().path("errors").get(0).path("path").asString()).startsWith("line 1");
        var tooLarge = atlas("ASK").replace("44000000.00", "50000000.00");
        assertThat(admin().putYaml("/v1/deals/ASK?pool=POOL-ASK", tooLarge).at("code"))
                .isEqualTo("CLASSES_EXCEED_POOL");
        assertThat(admin().putYaml("/v1/deals/ASK?pool=POOL-ASK", atlas("ASK")).at("state"))
                .isEqualTo("STRUCTURED");
        assertThat(allocate("ASK", "ASK-1", "STRANGER").at("code")).isEqualTo("SUBSCRIBER_NOT_REGISTERED");
        assertThat(as("ann", "approver")
                        .post("/v1/deals/ASK/approvals", "{\"documentHash\": \"x\"}")
                        .at("code"))
                .isEqualTo("DEAL_NOT_ALLOCATED");
        assertThat(admin().put(
                                "/v1/deals/ASK/allocations",
                                "{\"allocations\": [{\"className\": \"A\","
                                        + " \"investorId\": \"ASK-1\", \"amount\": \"1e3\"}]}")
                        .at("code"))
                .isEqualTo("AMOUNT_MALFORMED");
        await().atMost(PATIENCE).until(() -> admin().get("/v1/deals").text().contains("\"ASK\""));
    }

    /** One wallet belongs to one investor for ever: the chain refuses the second, and says so. */
    @Test
    void aRegistrationThatTheChainRefusesIsShown() {
        registeredInvestor("WALLET-1", 3);
        admin().put(
                        "/v1/investors/WALLET-2",
                        "{\"country\": \"DE\", \"qualified\": true, \"wallet\": \""
                                + wallet(3).address() + "\"}");
        awaitState("/v1/investors/WALLET-2", "REVERTED");
        admin().put(
                        "/v1/investors/WALLET-2",
                        "{\"country\": \"DE\", \"qualified\": true, \"wallet\": \""
                                + wallet(4).address() + "\"}");
        awaitState("/v1/investors/WALLET-2", "REGISTERED");
    }
}
