package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.onchain.LogReader;
import io.penstock.onchain.Role;
import io.penstock.onchain.RoleHolders;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.test.Tampering;
import java.nio.charset.StandardCharsets;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.generated.Bytes2;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** What happens to a closed deal from outside, and by persons' orders. */
abstract class ClosedDeal extends IssuanceIT {

    /** Somebody with a role, or a contract, changes the chain directly; afterwards it is as it was. */
    void everyKindOfBreakIsNamed() {
        assertThat(differences()).isEmpty();
        long before = eventsOf("reconciliation/issuance"); // of other deals
        var tampering = new Tampering(SERVICES);
        var contracts = SERVICES.contracts();
        var token = chain.tokenAddress("LIFE", "A").orElseThrow();
        var one = wallet(0).address();
        var two = wallet(1).address();
        var freezer = RoleHolders.key(WalletKeys.of(SERVICES.mnemonic()), Role.FREEZER)
                .address();
        var investor = new Bytes32(Numeric.hexStringToByteArray(LogReader.hash("LIFE-1")));

        tampering.as(freezer, token, "setFrozenTokens", new Address(one), new Uint256(100));
        assertThat(differences()).containsExactly("FROZEN LIFE/A in " + one + ": 0, 100");
        tampering.as(freezer, token, "setFrozenTokens", new Address(one), new Uint256(0));

        tampering.as(freezer, contracts.investorRegistry(), "suspend", investor, new Bool(true));
        assertThat(differences()).containsExactly("STANDING LIFE-1: in good standing, suspended");
        tampering.as(freezer, contracts.investorRegistry(), "suspend", investor, new Bool(false));

        var registrar = RoleHolders.key(WalletKeys.of(SERVICES.mnemonic()), Role.REGISTRAR)
                .address();
        var registry = contracts.investorRegistry();
        var second = "0x0000000000000000000000000000000000000bad";
        tampering.as(
                registrar,
                registry,
                "register",
                investor,
                new Address(second),
                new Bytes2("DE".getBytes(StandardCharsets.US_ASCII)),
                new Bool(true));
        assertThat(differences()).containsExactly("WALLETS LIFE-1: " + one + ", " + second + ", " + one);
        tampering.as(registrar, registry, "unlink", investor, new Address(second));
        assertThat(differences()).isEmpty();

        var units = new Uint256(100_000);
        tampering.as(contracts.enforcement(), token, "forcedTransfer", new Address(one), new Address(two), units);
        assertThat(differences())
                .containsExactly(
                        "HOLDING LIFE/A in " + one + ": 4400000000, 4399900000", "ELSEWHERE LIFE/A: 0, 100000");

        tampering.as(contracts.deliveryVersusPayment(), token, "burn", new Address(two), units);
        assertThat(differences())
                .containsExactly(
                        "SUPPLY LIFE/A: 4400000000, 4399900000",
                        "HOLDING LIFE/A in " + one + ": 4400000000, 4399900000");
        assertThat(as("otto", "operator").get("/v1/chain/breaks").body()).hasSize(2);
        assertThat(differences()).as("asked twice").hasSize(2);
        assertThat(as("otto", "operator").get("/v1/chain/breaks").body()).hasSize(2);

        tampering.as(contracts.deliveryVersusPayment(), token, "issue", new Address(one), units);
        assertThat(differences()).isEmpty();
        assertThat(as("otto", "operator").get("/v1/chain/breaks").body()).isEmpty();
        // found: frozen, standing, wallets, units, elsewhere, supply (units unchanged); each of them was over again
        assertThat(eventsOf("reconciliation/issuance")).isEqualTo(before + 12);
        twoPersonsMayLetABreakStand(tampering, token, freezer, one);
    }

    /** What moved above stood in no effect of ours: the register did not follow, and people say whether it does. */
    void peopleDecideAboutTransfers() {
        var transfers = "/v1/deals/LIFE/classes/A/transfers";
        var waiting = awaitTransfers(transfers, 3);
        assertThat(waiting.valueStream()
                        .map(each -> each.path("cause").asString() + " "
                                + each.path("units").asLong()))
                .containsExactly("DEAL_FORBIDS 100000", "UNITS_NOT_HELD 100000", "UNITS_NOT_HELD 100000");
        var vera = as("vera", "approver");
        for (JsonNode each : waiting) {
            vera.post(transfers + "/decision", decision(each, false));
        }
        assertThat(vera.get(transfers).body()).isEmpty();
        assertThat(vera.post(transfers + "/decision", decision(waiting.get(0), false))
                        .at("code"))
                .isEqualTo("TRANSFER_NOT_IN_QUARANTINE");

        transfers = transfers.replace("/A/", "/B/");
        var token = chain.tokenAddress("LIFE", "B").orElseThrow();
        var one = wallet(0).address();
        var two = wallet(1).address();
        new Tampering(SERVICES)
                .as(
                        SERVICES.contracts().enforcement(),
                        token,
                        "forcedTransfer",
                        new Address(one),
                        new Address(two),
                        new Uint256(100_000));
        waiting = awaitTransfers(transfers, 1);
        assertThat(differences()).hasSize(2);
        assertThat(vera.post(transfers + "/decision", decision(waiting.get(0), true))
                        .body())
                .isEmpty();
        assertThat(differences()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin().get("/v1/deals/LIFE/holders").text())
                                .contains("\"5999000.00\"")
                                .contains("\"1000.00\""));
    }

    /** By order, on chain and back; nothing differs on the way. */
    void anInvestorIsSuspendedAndUnitsAreFrozen() {
        var wallet = wallet(0).address();
        var vera = as("vera", "approver");
        var investor = "/v1/investors/LIFE-1";
        var freezes = "/v1/deals/LIFE/classes/A/freezes";

        var suspended = admin().post(investor + "/suspension", "{\"reason\": \"order of a court\"}");
        assertThat(suspended.status()).isEqualTo(202);
        awaitStanding(investor, "SUSPENDED");
        assertThat(chain.mayHaveCash("LIFE", "A", wallet)).isFalse();
        assertThat(differences()).isEmpty();
        assertThat(as("sam", "approver")
                        .post(investor + "/reinstatement", "{\"reason\": \"mine\"}")
                        .at("code"))
                .isEqualTo("REINSTATED_BY_SUSPENDER");
        assertThat(vera.post(investor + "/reinstatement", "{\"reason\": \"lifted\"}")
                        .status())
                .isEqualTo(202);
        awaitStanding(investor, "GOOD");
        assertThat(chain.mayHaveCash("LIFE", "A", wallet)).isTrue();

        assertThat(admin().post(freezes, freeze(wallet, "44000000.01")).at("code"))
                .isEqualTo("FREEZE_EXCEEDS_HOLDING");
        assertThat(admin().post(freezes, freeze(wallet, "44000000.00")).status())
                .isEqualTo(202);
        awaitFrozen(freezes, 4_400_000_000L);
        assertThat(chain.mayHaveCash("LIFE", "A", wallet)).as("all is frozen").isFalse();
        assertThat(differences()).isEmpty();
        assertThat(as("sam", "approver")
                        .post(freezes + "/release", freeze(wallet, "0.00"))
                        .at("code"))
                .isEqualTo("RELEASED_BY_FREEZER");
        assertThat(vera.post(freezes + "/release", freeze(wallet, "1000.00")).status())
                .isEqualTo(202);
        awaitFrozen(freezes, 100_000);
        assertThat(chain.mayHaveCash("LIFE", "A", wallet)).isTrue();
        assertThat(vera.post(freezes + "/release", freeze(wallet, "0.00")).status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> vera.get(freezes).body().isEmpty());
        assertThat(differences()).isEmpty();
    }

    private static String freeze(String wallet, String amount) {
        return "{\"wallet\": \"%s\", \"currency\": \"USD\", \"amount\": \"%s\", \"reason\": \"pledged\"}"
                .formatted(wallet, amount);
    }

    private void awaitStanding(String investor, String standing) {
        await().atMost(PATIENCE).until(() -> admin().get(investor).at("standing"), standing::equals);
    }

    private void awaitFrozen(String freezes, long units) {
        await().atMost(PATIENCE)
                .until(
                        () -> admin().get(freezes).body(),
                        list -> list.size() == 1
                                && list.get(0).path("units").asLong() == units
                                && list.get(0).path("ordered").isNull());
    }

    private static String decision(JsonNode transfer, boolean mirror) {
        return "{\"position\": \"%s\", \"mirror\": %s, \"reason\": \"looked into\"}"
                .formatted(transfer.path("position").asString(), mirror);
    }

    private JsonNode awaitTransfers(String path, int count) {
        return await().atMost(PATIENCE)
                .until(() -> as("vera", "approver").get(path).body(), list -> list.size() == count);
    }

    private void twoPersonsMayLetABreakStand(Tampering tampering, String token, String freezer, String wallet) {
        tampering.as(freezer, token, "setFrozenTokens", new Address(wallet), new Uint256(7));
        assertThat(differences()).hasSize(1);
        var operator = as("otto", "operator");
        var number =
                operator.get("/v1/chain/breaks").body().get(0).path("number").asInt();
        var path = "/v1/chain/breaks/" + number + "/acceptance";
        assertThat(operator.post(path, "{\"reason\": \"order of a court\"}").status())
                .isEqualTo(200);
        assertThat(as("otto", "approver").post(path + "/approval", "").at("code"))
                .isEqualTo("APPROVER_PROPOSED_ACCEPTANCE");
        assertThat(as("vera", "approver").post(path + "/approval", "").status()).isEqualTo(200);
        assertThat(operator.get("/v1/chain/breaks").body().get(0).path("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(differences()).as("it differs all the same").hasSize(1);
        tampering.as(freezer, token, "setFrozenTokens", new Address(wallet), new Uint256(0));
        assertThat(differences()).isEmpty();
    }
}
