package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.issuance.it.Api.Answer;
import io.penstock.onchain.InvestorWallet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Units by a book: from its terms over orders and prices to a closing that one investor cannot pay, and to the next one. */
class OfferingIT extends IssuanceIT {

    private static final String DEAL = "/v1/deals/BOOK";
    private static final String OFFERING = DEAL + "/offering";

    /** Classes A 44, B 6 and C 5 million, of which the sponsor keeps 5 %. */
    @Test
    void fromTermsToUnitsInWallets() {
        anchoredPool("POOL-BOOK");
        investor("BOOK-1", 41, "DE");
        investor("BOOK-2", 42, "DE");
        investor("BOOK-US", 43, "US");
        investor("BOOK-SPONSOR", 44, "DE");
        fund("BOOK-1", 41, "50000000.00");
        fund("BOOK-SPONSOR", 44, "20000000.00");
        var structured = admin().putYaml(DEAL + "?pool=POOL-BOOK", atlas("BOOK"));
        assertThat(structured.status()).as(structured.text()).isEqualTo(200);

        var drafted = admin().put(OFFERING, terms());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(200);
        assertThat(drafted.at("retention.met")).isEqualTo("true");
        agree("DRAFT");
        assertThat(as("rita", "approver")
                        .post(OFFERING + "/review", "{\"version\": 1}")
                        .at("state"))
                .isEqualTo("REVIEWED");
        agree("REVIEWED");
        assertThat(as("ann", "approver")
                        .post(OFFERING + "/approval", "{\"version\": 1}")
                        .at("state"))
                .isEqualTo("APPROVED");
        agree("APPROVED");
        assertThat(allocate("BOOK", "BOOK-1", "BOOK-2").at("code")).isEqualTo("DEAL_IS_OFFERED");

        orders();
        assertThat(admin().post(OFFERING + "/close", "").at("state")).isEqualTo("BOOK_CLOSED");
        var book = admin().get(OFFERING + "/book");
        assertThat(book.at("0.suggested")).isEqualTo("100.000"); // 40 and 40 million for 41.8
        assertThat(book.at("0.levels.0.coverage")).isEqualTo("1.9138");
        agree("APPROVED");
        price();
        agree("SUBSCRIBED");
        allot();
        assertThat(admin().get(OFFERING).at("allotment.0.amount")).isEqualTo("20900000.00");
        approve(structured.at("documentHash"));
        agree("ALLOTTED");

        closingSet();
        agree("ALLOTTED");
        pay(41);
        pay(44);
        anInvestorWithoutCashIsNamed();
        theAllocationIsMadeAnew(structured.at("documentHash"));
        agree("CLOSED");
    }

    private void investor(String id, int wallet, String country) {
        registeredInvestor(id, wallet);
        var file = admin().put(
                        "/v1/investors/" + id + "/onboarding",
                        "{\"kind\": \"NATURAL_PERSON\", \"country\": \"" + country + "\"}");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
    }

    private static String terms() {
        return """
                {"regimes": ["REG_S_2"], "opensAt": "2026-01-02T00:00:00Z", "closesAt": "%s",
                 "sponsor": "BOOK-SPONSOR", "unsold": "SPONSOR_TAKES",
                 "classes": [
                  {"className": "A", "basis": "PRICE", "lowest": "99.5", "highest": "100.5", "minimum": "1000000.00"},
                  {"className": "B", "basis": "SPREAD", "lowest": "100", "highest": "150", "allotment": "PRIORITY"},
                  {"className": "C", "basis": "PRICE", "lowest": "100", "highest": "100"}],
                 "retention": {"form": "EU_VERTICAL", "classes": [
                  {"className": "A", "faceValue": "2200000.00"},
                  {"className": "B", "faceValue": "300000.00"},
                  {"className": "C", "faceValue": "250000.00"}]},
                 "requiredDocuments": ["TRUE_SALE_OPINION"], "requiredIdentifiers": ["ISIN"]}
                """.formatted(Instant.now().plusSeconds(3_600));
    }

    private void orders() {
        var first =
                "{\"className\": \"A\", \"investorId\": \"BOOK-1\", \"amount\": \"40000000.00\", \"limit\": \"100\"}";
        var one = new Api(port, SERVICES.investorToken("ivy", "BOOK-1"));
        assertThat(one.put(OFFERING + "/orders/O-1", first).at("sequence")).isEqualTo("1");
        assertThat(one.put(OFFERING + "/orders/O-1", first).at("sequence")).isEqualTo("1");
        assertThat(one.put(OFFERING + "/orders/O-2", first.replace("BOOK-1", "BOOK-2"))
                        .at("code"))
                .isEqualTo("NOT_YOUR_OWN");
        assertThat(admin().put(OFFERING + "/orders/O-2", first.replace("BOOK-1", "BOOK-2"))
                        .at("sequence"))
                .isEqualTo("2");
        assertThat(admin().put(OFFERING + "/orders/O-3", first.replace("BOOK-1", "BOOK-US"))
                        .at("code"))
                .isEqualTo("COUNTRY_OUTSIDE");
        var inSpread = "{\"className\": \"B\", \"investorId\": \"BOOK-1\", \"amount\": \"5700000.00\"}";
        assertThat(one.put(OFFERING + "/orders/O-4", inSpread).at("sequence")).isEqualTo("3");
        assertThat(one.get(OFFERING).body().path("orders")).hasSize(2);
        assertThat(admin().get(OFFERING).body().path("orders")).hasSize(3);
    }

    private void price() {
        var priced = admin().post(OFFERING + "/pricing", """
                {"classes": [{"className": "A", "quote": "99.75"}, {"className": "B", "quote": "120"},
                  {"className": "C", "quote": "100"}]}
                """);
        assertThat(priced.at("state")).as(priced.text()).isEqualTo("PRICED");
    }

    private void allot() {
        var allotted = admin().post(OFFERING + "/allotment", "{}");
        assertThat(allotted.at("state")).as(allotted.text()).isEqualTo("ALLOTTED");
        assertThat(allotted.at("retention.met")).isEqualTo("true");
        awaitState(DEAL, "ALLOCATED");
    }

    private void approve(String hash) {
        for (var person : List.of("ann", "bob")) {
            as(person, "approver").post(DEAL + "/approvals", "{\"documentHash\": \"" + hash + "\"}");
        }
        awaitState(DEAL, "APPROVED");
    }

    private void closingSet() {
        assertThat(admin().post(DEAL + "/closing", "").at("code")).isEqualTo("CLOSING_SET_INCOMPLETE");
        assertThat(admin().put(DEAL + "/closing-set/TRUE_SALE_OPINION", "{\"hash\": \"" + "ab".repeat(32) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(number("A", "US0378331006").at("code")).isEqualTo("IDENTIFIER_CHECK_DIGIT_WRONG");
        assertThat(number("A", "US0378331005").status()).isEqualTo(200);
        assertThat(number("B", "US0378331005").at("code")).isEqualTo("IDENTIFIER_TAKEN");
        assertThat(number("B", "US5949181045").status()).isEqualTo(200);
        assertThat(number("C", "GB0002634946").body().path("missing")).isEmpty();
    }

    private Answer number(String className, String isin) {
        return admin().put(DEAL + "/classes/" + className + "/identifiers/ISIN", "{\"identifier\": \"" + isin + "\"}");
    }

    private void pay(int wallet) {
        new InvestorWallet(web3, SERVICES.contracts(), wallet(wallet).privateKey()).approveCash(5_000_000_000L);
    }

    private void anInvestorWithoutCashIsNamed() {
        assertThat(admin().get(DEAL + "/settlement").text())
                .contains("\"investorId\":\"BOOK-2\"")
                .contains("\"owes\":\"20847750.00\""); // 20,900,000.00 at 99.75
        assertThat(admin().post(DEAL + "/closing", "").status()).isEqualTo(202);
        var refused = await().atMost(PATIENCE)
                .until(
                        () -> admin().get(DEAL),
                        answer -> !answer.body().path("closingFailure").isNull());
        assertThat(refused.at("closingFailure"))
                .contains("investor BOOK-2 owes USD 20847750.00, has USD 0.00")
                .doesNotContain("BOOK-1");
        assertThat(chain.cashBalance(wallet(41).address())).isEqualTo(5_000_000_000L);
    }

    private void theAllocationIsMadeAnew(String hash) {
        var strike = "{\"reason\": \"cannot pay\"}";
        assertThat(admin().post(OFFERING + "/orders/O-2/withdrawal", strike).at("code"))
                .isEqualTo("OFFERING_ALLOTTED");
        assertThat(admin().get("/v1/pools/POOL-BOOK").at("committedTo")).isEqualTo("deal/BOOK");
        assertThat(admin().post(DEAL + "/allocations/reopening", strike).status())
                .isEqualTo(200);
        assertThat(admin().get(DEAL).at("state")).isEqualTo("REOPENED");
        assertThat(admin().get("/v1/pools/POOL-BOOK").body().path("committedTo").isNull())
                .as("the closing was given up")
                .isTrue();
        assertThat(admin().post(OFFERING + "/orders/O-2/withdrawal", strike).at("withdrawn"))
                .isEqualTo("true");
        price();
        agree("SUBSCRIBED");
        allot();
        approve(hash);
        assertThat(admin().post(DEAL + "/closing", "").status()).isEqualTo(202);
        awaitState(DEAL, "CLOSED");
        assertThat(chain.units("BOOK", "A", wallet(41).address())).isEqualTo(4_000_000_000L);
        assertThat(chain.units("BOOK", "A", wallet(44).address())).isEqualTo(400_000_000L);
        assertThat(chain.units("BOOK", "C", wallet(44).address())).isEqualTo(500_000_000L);
        // 50 million less 40 million at 99.75 and 5.7 million at par
        assertThat(chain.cashBalance(wallet(41).address())).isEqualTo(5_000_000_000L - 3_990_000_000L - 570_000_000L);
        assertThat(differences()).isEmpty();
        long block = admin().get(DEAL).body().path("closingBlock").asLong();
        assertThat(admin().get(DEAL + "/register?block=" + (block - 1)).body().path("holders"))
                .isEmpty();
        var now = admin().get(DEAL + "/register?asOf=" + Instant.now().plusSeconds(3_600));
        assertThat(now.body().path("holders")).hasSize(5); // A and B twice, C by the sponsor alone
        assertThat(now.body().path("holders"))
                .isEqualTo(admin().get(DEAL + "/register?block=" + block).body().path("holders"));
        for (var line : now.body().path("holders")) {
            assertThat(line.path("units").asString().replace(".", ""))
                    .isEqualTo(String.valueOf(chain.units(
                            "BOOK",
                            line.path("className").asString(),
                            line.path("wallet").asString())));
        }
    }

    /** What the actions say is refused, is refused by the command itself, and with that code; for every person. */
    private void agree(String status) {
        for (Map.Entry<String, String> caller : Map.of(
                        "sam", "spv-admin", "rita", "approver", "ann", "approver", "bob", "approver")
                .entrySet()) {
            var api = as(caller.getKey(), caller.getValue());
            var answer = api.get(DEAL + "/actions");
            assertThat(answer.at("status")).isEqualTo(status);
            assertThat(answer.body().path("actions")).hasSize(12);
            answer.body().path("actions").valueStream().forEach(action -> {
                if (!action.path("enabled").asBoolean()) {
                    var told = action.path("code").asString();
                    var refused = send(api, action.path("action").asString());
                    assertThat(refused.at("code"))
                            .as(caller + " " + action + " " + refused.text())
                            .isEqualTo(told.equals("ROLE_MISSING") ? refused.at("code") : told);
                    assertThat(refused.status()).as(caller + " " + action).isBetween(400, 499);
                }
            });
        }
    }

    private static Answer send(Api api, String action) {
        var hash = api.get(DEAL).at("documentHash");
        return switch (action) {
            case "STRUCTURE" ->
                api.putYaml(DEAL + "?pool=POOL-BOOK", atlas("BOOK").replace("2027", "2028"));
            case "DRAFT_OFFERING" -> api.put(OFFERING, terms());
            case "REVIEW_OFFERING" -> api.post(OFFERING + "/review", "{\"version\": 1}");
            case "APPROVE_OFFERING" -> api.post(OFFERING + "/approval", "{\"version\": 1}");
            case "PLACE_ORDER" ->
                api.put(
                        OFFERING + "/orders/LATE",
                        "{\"className\": \"A\", \"investorId\": \"BOOK-1\", \"amount\": \"1000000.00\"}");
            case "CLOSE_BOOK" -> api.post(OFFERING + "/close", "");
            case "PRICE_OFFERING" -> api.post(OFFERING + "/pricing", """
                    {"classes": [{"className": "A", "quote": "99.5"}, {"className": "B", "quote": "100"},
                      {"className": "C", "quote": "100"}]}
                    """);
            case "ALLOT_UNITS" -> api.post(OFFERING + "/allotment", "{}");
            case "ALLOCATE_UNITS" -> api.put(DEAL + "/allocations", """
                    {"allocations": [
                      {"className": "A", "investorId": "BOOK-1", "amount": "44000000.00"},
                      {"className": "B", "investorId": "BOOK-1", "amount": "6000000.00"},
                      {"className": "C", "investorId": "BOOK-1", "amount": "5000000.00"}]}
                    """);
            case "APPROVE_DEAL" -> api.post(DEAL + "/approvals", "{\"documentHash\": \"" + hash + "\"}");
            case "REOPEN_ALLOCATION" -> api.post(DEAL + "/allocations/reopening", "{\"reason\": \"asked\"}");
            case "START_CLOSING" -> api.post(DEAL + "/closing", "");
            default -> throw new AssertionError(action);
        };
    }
}
