package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.issuance.it.Api.Answer;
import io.penstock.onchain.InvestorWallet;
import org.junit.jupiter.api.Test;

/** A holder sells to an investor whose file admits it: units against cash on the real chain. */
class TradeIT extends OnboardingSteps {

    private static final String TRADES = "/v1/deals/TRADED/classes/A/trades";

    private String body(int seller, int buyer, String amount, String price) {
        return """
                {"seller": "%s", "buyer": "%s", "currency": "USD", "amount": "%s", "price": "%s",
                 "regimes": ["EU_PROFESSIONAL"]}
                """.formatted(wallet(seller).address(), wallet(buyer).address(), amount, price);
    }

    private Answer approve(String person, int number) {
        return as(person, "approver").post(TRADES + "/" + number + "/approval", "");
    }

    private Answer awaitTrade(int number, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> admin().get(TRADES),
                        all -> all.at((number - 1) + ".state").equals(state));
    }

    @Test
    void unitsAgainstCash() {
        closedDeal("TRADED", "TRD-1", 51, "TRD-2", 52);
        onboarded("TRD-3", wallet(53));
        fund("TRD-3", 53, "1500000.00");
        new InvestorWallet(web3, SERVICES.contracts(), wallet(53).privateKey()).approveCash(100_000_000L);
        long cash = chain.cashBalance(wallet(51).address());

        var stranger = admin().post(TRADES + "/check", body(51, 52, "1000000.00", "990000.00"));
        assertThat(stranger.at("allowed")).isEqualTo("false");
        assertThat(stranger.at("code")).isEqualTo("TRADE_NOT_ADMITTED");
        assertThat(stranger.at("reason")).contains("no onboarding file");
        assertThat(admin().post(TRADES, body(51, 52, "1000000.00", "990000.00")).at("code"))
                .isEqualTo("TRADE_NOT_ADMITTED");
        assertThat(admin().post(TRADES + "/check", body(53, 51, "1.00", "1.00")).at("code"))
                .isEqualTo("HOLDING_NOT_FOUND");

        var good = body(51, 53, "1000000.00", "990000.00");
        assertThat(admin().post(TRADES + "/check", good).at("allowed")).isEqualTo("true");
        assertThat(eventsOf("tranche/TRADED/A")).as("a question is no event").isEqualTo(2);
        assertThat(admin().post(TRADES, good).at("0.state")).isEqualTo("REQUESTED");
        assertThat(admin().post(TRADES + "/check", body(51, 53, "43000000.01", "1.00"))
                        .at("code"))
                .isEqualTo("TRADE_NOT_COVERED");
        assertThat(approve("sam", 1).at("code")).isEqualTo("TRADE_APPROVED_BY_REQUESTER");
        assertThat(approve("ann", 1).status()).isEqualTo(202);
        awaitTrade(1, "SETTLED");
        assertThat(chain.units("TRADED", "A", wallet(53).address())).isEqualTo(100_000_000L);
        assertThat(chain.cashBalance(wallet(51).address()) - cash).isEqualTo(99_000_000L);
        assertThat(chain.cashBalance(wallet(53).address())).isEqualTo(51_000_000L);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin().get("/v1/deals/TRADED/holders").text())
                                .contains("\"43000000.00\"", "\"1000000.00\""));
        assertThat(differences()).isEmpty();

        // The buyer has allowed 10,000.00 more only: neither units nor cash move, and the seller has its units back.
        assertThat(admin().post(TRADES, body(51, 53, "20000.00", "10000.01")).status())
                .isEqualTo(202);
        assertThat(approve("ann", 2).status()).isEqualTo(202);
        assertThat(awaitTrade(2, "REVERTED").at("1.note")).contains("Allowance");
        assertThat(admin().post(TRADES + "/check", body(51, 53, "43000000.00", "1.00"))
                        .at("allowed"))
                .isEqualTo("true");
        assertThat(differences()).isEmpty();

        // Withdrawn, and what was decided stays so.
        assertThat(admin().post(TRADES, body(51, 53, "20000.00", "10000.00")).status())
                .isEqualTo(202);
        assertThat(admin().post(TRADES + "/3/refusal", "{\"reason\": \"the buyer has stepped back\"}")
                        .at("2.state"))
                .isEqualTo("DECLINED");
        assertThat(approve("ann", 3).at("code")).isEqualTo("TRADE_NOT_OPEN");
        assertThat(approve("ann", 4).status()).isEqualTo(404);
    }
}
