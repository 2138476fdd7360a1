package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.issuance.it.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.http.HttpService;

/** An investor from the first form to the register on chain, with the real vault, lists and chain. */
class OnboardingIT extends OnboardingSteps {

    private void list(String entries) {
        var answer = admin().call(
                        "PUT",
                        "/v1/sanction-lists/HOUSE",
                        "text/csv",
                        ("id,name,other_names,country,birth_year,wallets\n" + entries)
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void fromTheFirstFormToTheRegister() {
        var file = "/v1/investors/ONB-1/onboarding";
        var key = wallet(31);
        list("E1,Some Body Else,,RU,1960,\n");
        assertThat(open(file).at("state")).isEqualTo("OPEN");
        details(file, NAME);
        prove(file, key);

        var tooLittle = professional(file, "39999999.99");
        assertThat(tooLittle.status()).isEqualTo(422);
        assertThat(tooLittle.at("code")).isEqualTo("QUALIFICATION_NOT_MET");
        assertThat(tooLittle.at("detail")).contains("EU-PC-1: 1 of 2 conditions met: turnover is 39999999.99");
        var filed = professional(file, "40000000");
        assertThat(filed.at("evidence.0.ruleId")).isEqualTo("EU-PC-1");
        assertThat(filed.at("evidence.0.provisional")).isEqualTo("true");
        assertThat(approver(file + "/evidence/1/decision", "{\"grant\": true}").at("evidence.0.state"))
                .isEqualTo("GRANTED");

        var screened = admin().post(file + "/screenings", "{}");
        assertThat(screened.at("screenings.0.state")).isEqualTo("WITHOUT_HIT");
        var body = "{\"approve\": true}"; // the only proved wallet is meant
        assertThat(as("sam", "approver").post(file + "/decision", body).at("code"))
                .isEqualTo("ONBOARDING_DECIDED_BY_OPENER");
        assertThat(approver(file + "/decision", body).at("state")).isEqualTo("APPROVED");
        var investor = awaitState("/v1/investors/ONB-1", "REGISTERED");
        assertThat(investor.at("qualified")).isEqualTo("true");
        assertThat(chain.isInvestor(key.address())).isTrue();

        var check = admin().post("/v1/investors/ONB-1/offering-check", """
                {"regimes": ["EU_PROFESSIONAL", "REG_D_506C"], "currency": "EUR", "amount": "100000"}
                """);
        assertThat(check.at("admits")).isEqualTo("true");
        assertThat(check.at("regimes.0.admits")).isEqualTo("true");
        assertThat(check.at("regimes.1.objections.0.code")).isEqualTo("COUNTRY_OUTSIDE");
        theChainFollowsTheFile(file);
    }

    /** What ends in the file ends in the register, and begins again with new evidence; the wallet stays registered. */
    private void theChainFollowsTheFile(String file) {
        assertThat(approver(file + "/evidence/1/withdrawal", "{\"reason\": \"false paper\"}")
                        .at("evidence.0.state"))
                .isEqualTo("WITHDRAWN");
        awaitQualified("false");
        assertThat(admin().get("/v1/investors/ONB-1").at("state")).isEqualTo("REGISTERED");
        assertThat(differences()).isEmpty();
        assertThat(professional(file, "41000000").at("evidence.1.state")).isEqualTo("FILED");
        approver(file + "/evidence/2/decision", "{\"grant\": true}");
        awaitQualified("true");
        assertThat(differences()).isEmpty();
    }

    private void awaitQualified(String qualified) {
        await().atMost(PATIENCE)
                .until(() -> admin().get("/v1/investors/ONB-1").at("qualified").equals(qualified));
    }

    @Test
    void aSignatureProvesOneWalletOfOneInvestorOnce() {
        var file = "/v1/investors/ONB-2/onboarding";
        var other = "/v1/investors/ONB-3/onboarding";
        open(file);
        open(other);
        var challenge = challenge(file, wallet(32).address());
        var proof = "{\"challenge\": \"%s\", \"signature\": \"%s\"}";
        var wrongKey = proof.formatted(challenge.at("challenge"), sign(wallet(33), challenge.at("message")));
        assertThat(admin().post(file + "/wallets", wrongKey).at("code")).isEqualTo("SIGNATURE_WRONG");
        var otherText = proof.formatted(challenge.at("challenge"), sign(wallet(32), challenge.at("message") + " "));
        assertThat(admin().post(file + "/wallets", otherText).at("code")).isEqualTo("SIGNATURE_WRONG");
        var good = proof.formatted(challenge.at("challenge"), sign(wallet(32), challenge.at("message")));
        assertThat(admin().post(other + "/wallets", good).at("code")).isEqualTo("CHALLENGE_NOT_FOUND");
        assertThat(admin().post(file + "/wallets", good).at("wallets.0.method")).isEqualTo("EIP_191");
        assertThat(admin().post(file + "/wallets", good).at("code")).isEqualTo("CHALLENGE_NOT_FOUND");
        assertThat(challenge.at("message")).contains("ONB-2").contains("Chain ID: ");
    }

    /** Two contracts: one says yes to every signature, the other to none (EIP-1271). */
    @Test
    void aWalletMayBeAContract() throws Exception {
        var file = "/v1/investors/ONB-4/onboarding";
        open(file);
        var yes = "0x" + "c1".repeat(20);
        var no = "0x" + "c2".repeat(20);
        setCode(yes, "0x631626ba7e60e01b60005260206000f3");
        setCode(no, "0x63ffffffff60e01b60005260206000f3");
        for (String wallet : new String[] {yes, no}) {
            var challenge = challenge(file, wallet);
            var answer = admin().post(
                            file + "/wallets",
                            "{\"challenge\": \"%s\", \"signature\": \"0x1234\"}".formatted(challenge.at("challenge")));
            if (wallet.equals(yes)) {
                assertThat(answer.at("wallets.0.method")).isEqualTo("EIP_1271");
            } else {
                assertThat(answer.at("code")).isEqualTo("SIGNATURE_WRONG");
            }
        }
    }

    private void setCode(String address, String code) throws Exception {
        new Request<>("anvil_setCode", List.of(address, code), new HttpService(SERVICES.chainUrl()), Response.class)
                .send();
    }

    @Test
    void whoStandsOnAListIsNotLetInAndWhoIsInIsSuspended() {
        var file = "/v1/investors/ONB-5/onboarding";
        var key = wallet(34);
        list("E1,Some Body Else,,RU,1960,\n");
        open(file);
        details(file, NAME);
        prove(file, key);
        admin().post(file + "/screenings", "{}");
        var body = "{\"approve\": true, \"wallet\": \"" + key.address() + "\"}";

        list("E1,Some Body Else,,RU,1960,\nE2,\"QUELLWASSER KAPITAL AG\",,DE,,\n");
        assertThat(approver(file + "/decision", body).at("code")).isEqualTo("SCREENING_STALE");
        assertThat(admin().post(file + "/screenings", "{}").at("screenings.1.hits"))
                .isEqualTo("1");
        var hits = admin().get(file + "/screenings/2/hits");
        assertThat(hits.at("0.entryId")).isEqualTo("HOUSE/E2");
        assertThat(approver(file + "/decision", body).at("code")).isEqualTo("SCREENING_OPEN");
        var cleared = approver(file + "/screenings/2/decision", "{\"same\": false, \"reason\": \"other LEI\"}");
        assertThat(cleared.at("screenings.1.state")).isEqualTo("CLEARED");
        assertThat(approver(file + "/decision", body).at("state")).isEqualTo("APPROVED");
        awaitState("/v1/investors/ONB-5", "REGISTERED");

        list("E3,\"Quellwasser Kapital\",,DE,," + key.address() + "\n");
        assertThat(admin().post(file + "/screenings", "{}").at("screenings.2.highest"))
                .isEqualTo("1000");
        approver(file + "/screenings/3/decision", "{\"same\": true, \"reason\": \"same wallet\"}");
        await().atMost(PATIENCE)
                .until(() -> admin().get("/v1/investors/ONB-5").at("standing").equals("SUSPENDED"));
    }

    /** Nothing personal in any event, and nothing readable in the vault; after the erasure nothing at all. */
    @Test
    void aChangedListIsHeldAgainstEverybodyWhoWasLetIn() {
        list("E1,Some Body Else,,RU,1960,\n");
        onboarded("ONB-9", wallet(57));
        open("/v1/investors/ONB-10/onboarding"); // no name yet: passed over
        var first = rescreened();
        assertThat(waiting(first)).doesNotContain("ONB-9");

        list("E4,\"Quellwasser Kapital\",,DE,," + wallet(57).address() + "\n");
        var second = rescreened();
        assertThat(waiting(second)).contains("ONB-9");
        assertThat(Integer.parseInt(second.at("result.passedOver"))).isPositive();
        long events = eventsOf("onboarding/ONB-9");
        rescreened();
        assertThat(eventsOf("onboarding/ONB-9")).as("the same lists again").isEqualTo(events);
    }

    private static String waiting(Answer done) {
        return done.body().at("/result/open").toString();
    }

    private Answer rescreened() {
        var accepted = admin().post("/v1/sanction-lists/screenings", "");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var done = await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/v1/operations/" + accepted.at("id")),
                        answer -> !answer.at("state").equals("RUNNING"));
        assertThat(done.at("state")).as(done.text()).isEqualTo("SUCCEEDED");
        return done;
    }

    @Test
    void personalDataIsInTheVaultAloneAndGoesForGood() {
        var file = "/v1/investors/ONB-6/onboarding";
        open(file);
        details(file, "Herta Unverwechselbar");
        assertThat(admin().get(file + "/details").status()).isEqualTo(400);
        assertThat(admin().get(file + "/details?purpose=yearly%20review").at("name"))
                .isEqualTo("Herta Unverwechselbar");
        assertThat(count("select count(*) from event_log where payload::text like '%Unverwechselbar%'"))
                .isZero();
        assertThat(count("select count(*) from investor_vault where position('Unverwechselbar'::bytea in sealed) > 0"))
                .isZero();
        assertThat(count("select count(*) from investor_vault where investor = 'ONB-6'"))
                .isEqualTo(1);

        var erased = approver(file + "/erasure", "{\"reason\": \"asked for\"}");
        assertThat(erased.at("state")).isEqualTo("ERASED");
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from investor_vault_key where investor = 'ONB-6'") == 0);
        assertThat(count("select count(*) from investor_vault where investor = 'ONB-6'"))
                .isZero();
        assertThat(admin().get(file + "/details?purpose=review").status()).isEqualTo(404);
        assertThat(admin().put(file + "/details", "{\"name\": \"Herta\"}").at("code"))
                .isEqualTo("ONBOARDING_ERASED");
        assertThat(count("select count(*) from investor_vault where investor = 'ONB-6'"))
                .isZero();
    }

    private long count(String sql) {
        var count = jdbc.queryForObject(sql, Long.class);
        return count == null ? -1 : count;
    }
}
