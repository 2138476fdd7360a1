package io.penstock.cli.bench.issuance;

import static io.penstock.cli.bench.issuance.Cast.ADMINISTRATOR;
import static io.penstock.cli.bench.issuance.Cast.COMPLIANCE;

import io.penstock.cli.bench.issuance.Cast.Investor;
import java.time.LocalDate;

/** Investors from the first form to the register on chain, each by a signature of its own wallet. */
final class InvestorsStory {

    private static final String LIST =
            "id,name,other_names,country,birth_year,wallets\nB1,Nobody Of This Issuance,,RU,1960,\n";

    private final Desk desk;
    private final Cast cast;
    private final LocalDate today;

    InvestorsStory(Desk desk, Cast cast, LocalDate today) {
        this.desk = desk;
        this.cast = cast;
        this.today = today;
    }

    void tell() {
        desk.enters(
                ADMINISTRATOR,
                "loads the sanctions list",
                Sheet.attach("PUT", "/v1/sanction-lists/BENCH", LIST, "text/csv"));
        cast.investors().forEach(this::letIn);
        for (var investor : cast.investors()) {
            desk.awaits(
                    ADMINISTRATOR,
                    "investors in the register on chain",
                    "/v1/investors/" + investor.id(),
                    seen -> seen.path("state").asText().equals("REGISTERED"),
                    seen -> seen.path("state").asText().equals("REVERTED"));
        }
    }

    private void letIn(Investor investor) {
        var file = "/v1/investors/" + investor.id() + "/onboarding";
        var paper = "evidence of " + investor.id();
        desk.enters(
                ADMINISTRATOR,
                "opens an investor's file",
                Sheet.put(
                                file,
                                Form.of()
                                        .chosen("kind", "INSTITUTION")
                                        .typed("country", "US")
                                        .typed("lei", Numbers.lei(investor.id())))
                        .naming("investorId", investor.id()));
        desk.enters(
                ADMINISTRATOR,
                "keeps who it is",
                Sheet.put(
                        file + "/details",
                        Form.of()
                                .typed("name", "Investor " + investor.number() + " of " + cast.mark() + " Fund LP")
                                .typed("address", investor.number() + " Made-up Street, " + cast.mark())));
        prove(investor, file);
        desk.enters(
                ADMINISTRATOR,
                "files evidence of the qualification",
                Sheet.post(
                        file + "/evidence",
                        Form.of()
                                .chosen("qualification", "US_QIB")
                                .typed("currency", "USD")
                                .with("facts", Form.of().typed("securitiesOwned", 150 + investor.number() + "000000"))
                                .typed(
                                        "evidenceDate",
                                        today.minusDays(investor.number()).toString())
                                .taken("documentHash", Numbers.sha256(paper))));
        desk.enters(ADMINISTRATOR, "screens against the lists", Sheet.post(file + "/screenings", Form.of()));
        desk.decides(
                COMPLIANCE,
                "grants the qualification",
                Sheet.post(file + "/evidence/1/decision", Form.of().chosen("grant", true)));
        desk.decides(
                COMPLIANCE,
                "lets the investor in",
                Sheet.post(file + "/decision", Form.of().chosen("approve", true)));
    }

    /** The wallet names itself, and signs what it is shown. */
    private void prove(Investor investor, String file) {
        var challenge = desk.enters(
                ADMINISTRATOR,
                "asks for a wallet's challenge",
                Sheet.post(
                        file + "/wallet-challenges",
                        Form.of().taken("wallet", investor.key().address())));
        var signature = new String[1];
        desk.signs(
                investor.person(),
                "signs the wallet's challenge",
                () -> signature[0] =
                        cast.signer(investor).sign(challenge.path("message").asText()));
        desk.enters(
                ADMINISTRATOR,
                "hands in the signature",
                Sheet.post(
                        file + "/wallets",
                        Form.of()
                                .taken("challenge", challenge.path("challenge").asText())
                                .taken("signature", signature[0])));
    }
}
