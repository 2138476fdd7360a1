package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.it.Api.Answer;
import io.penstock.onchain.WalletKey;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** The steps by which an investor is let in. */
abstract class OnboardingSteps extends IssuanceIT {

    static final String LEI = "5493001KJTIIGC8Y1R12";
    static final String NAME = "Quellwasser Kapital Aktiengesellschaft";
    static final String DOCUMENT = "ab".repeat(32);

    Answer approver(String path, String body) {
        return as("ann", "approver").post(path, body);
    }

    static String sign(WalletKey key, String message) {
        var data = Sign.signPrefixedMessage(
                message.getBytes(StandardCharsets.UTF_8),
                Credentials.create(key.privateKey()).getEcKeyPair());
        return Numeric.toHexString(data.getR())
                + Numeric.toHexStringNoPrefix(data.getS())
                + Numeric.toHexStringNoPrefix(data.getV());
    }

    Answer challenge(String file, String wallet) {
        var answer = admin().post(file + "/wallet-challenges", "{\"wallet\": \"" + wallet + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    Answer open(String file) {
        return admin().put(file, """
                {"kind": "INSTITUTION", "country": "DE", "lei": "%s"}
                """.formatted(LEI));
    }

    void details(String file, String name) {
        var answer = admin().put(file + "/details", """
                {"name": "%s", "otherNames": ["QKAG"], "address": "Am Brunnen 1, Ulm"}
                """.formatted(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void prove(String file, WalletKey key) {
        var challenge = challenge(file, key.address());
        var answer = admin().post(file + "/wallets", """
                {"challenge": "%s", "signature": "%s"}
                """.formatted(
                        challenge.at("challenge"), sign(key, challenge.at("message"))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Evidence of a balance sheet that makes a professional client. */
    Answer professional(String file, String turnover) {
        return admin().post(file + "/evidence", """
                {"qualification": "EU_PROFESSIONAL", "currency": "EUR", "evidenceDate": "%s", "documentHash": "%s",
                 "facts": {"balanceSheet": "20000000", "turnover": "%s"}}
                """.formatted(LocalDate.now(ZoneOffset.UTC), DOCUMENT, turnover));
    }

    /** A professional client from Germany, from the first form to the register. */
    void onboarded(String investor, WalletKey key) {
        var file = "/v1/investors/" + investor + "/onboarding";
        open(file);
        details(file, NAME);
        prove(file, key);
        assertThat(professional(file, "40000000").status()).isEqualTo(200);
        assertThat(approver(file + "/evidence/1/decision", "{\"grant\": true}").status())
                .isEqualTo(200);
        assertThat(admin().post(file + "/screenings", "{}").status()).isEqualTo(200);
        var decided = approver(file + "/decision", "{\"approve\": true, \"wallet\": \"" + key.address() + "\"}");
        assertThat(decided.at("state")).as(decided.text()).isEqualTo("APPROVED");
        awaitState("/v1/investors/" + investor, "REGISTERED");
    }
}
