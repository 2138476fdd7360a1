package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.platform.test.Tampering;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint256;

/** Holders of a deal that lets them move units by their own transactions; the register follows without anybody's help. */
class ChainTransferIT extends IssuanceIT {

    @Test
    void theRegisterFollowsTheHolders() {
        closedDeal("OPEN", "OPEN-1", 5, "OPEN-2", 6);
        var transfers = "/v1/deals/OPEN/classes/A/transfers";
        var one = wallet(5).address();
        var two = wallet(6).address();
        var token = chain.tokenAddress("OPEN", "A").orElseThrow();
        var tampering = new Tampering(SERVICES);

        tampering.as(one, token, "transfer", new Address(two), new Uint256(400_000));
        awaitUnits("43996000.00", "4000.00");
        tampering.as(two, token, "transfer", new Address(one), new Uint256(100_000));
        awaitUnits("43997000.00", "3000.00");
        tampering.as(two, token, "transfer", new Address(one), new Uint256(300_000)); // all that is left
        await().atMost(PATIENCE)
                .until(() -> admin().get("/v1/deals/OPEN/holders").body().size() == 3);
        assertThat(as("vera", "approver").get(transfers).body()).isEmpty();
        assertThat(differences()).isEmpty();
        assertThat(eventsOf("tranche/OPEN/A")).isEqualTo(2 + 3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SERVICES.published(Topics.ISSUANCE_TRANCHE).stream()
                                .filter(message -> message.body() instanceof HolderTransferredV1)
                                .filter(message -> message.key().equals("OPEN"))
                                .map(message -> (HolderTransferredV1) message.body())
                                .map(moved -> moved.sender().units() + " "
                                        + moved.receiver().units()))
                        .containsExactly("4399600000 400000", "300000 4399700000", "0 4400000000"));

        // The chain takes a transfer back for good after the register has followed: an approver sets the register
        // right.
        var gone = tampering.as(one, token, "transfer", new Address(two), new Uint256(200_000));
        awaitUnits("43998000.00", "2000.00");
        tampering.takeBack(gone);
        await().atMost(PATIENCE)
                .until(() -> as("vera", "approver").get(transfers).body().size() == 1);
        var waiting = as("vera", "approver").get(transfers).body().get(0);
        assertThat(waiting.path("cause").asString()).isEqualTo("TAKEN_BACK");
        assertThat(waiting.path("transactionHash").asString()).isEqualTo(gone);
        assertThat(differences()).hasSize(2);
        as("vera", "approver")
                .post(
                        transfers + "/decision",
                        "{\"position\": \"%s\", \"mirror\": true, \"reason\": \"its block was taken back\"}"
                                .formatted(waiting.path("position").asString()));
        await().atMost(PATIENCE)
                .until(() -> admin().get("/v1/deals/OPEN/holders").body().size() == 3);
        assertThat(differences()).isEmpty();

        // Units that are burnt or made by a contract are nobody's transfer, whatever the deal lets holders do.
        var contract = SERVICES.contracts().deliveryVersusPayment();
        tampering.as(contract, token, "burn", new Address(one), new Uint256(100_000));
        tampering.as(contract, token, "issue", new Address(one), new Uint256(100_000));
        await().atMost(PATIENCE)
                .until(() -> as("vera", "approver").get(transfers).body().size() == 2);
        assertThat(as("vera", "approver")
                        .get(transfers)
                        .body()
                        .valueStream()
                        .map(each -> each.path("cause").asString()))
                .containsExactly("RECEIVER_UNKNOWN", "UNITS_NOT_HELD");
        assertThat(differences()).isEmpty();
    }

    private void awaitUnits(String first, String second) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin().get("/v1/deals/OPEN/holders").text())
                                .contains("\"" + first + "\"")
                                .contains("\"" + second + "\""));
    }
}
