package io.penstock.cli.demo;

import static io.penstock.cli.demo.Narrator.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Step 2: a deal document, two approvals, investors with wallets, and a closing that happens whole or not at all. */
final class TrancheIssuance {

    private final People people;
    private final Wallets wallets;
    private final Narrator narrator;

    TrancheIssuance(People people, Wallets wallets, Narrator narrator) {
        this.people = people;
        this.wallets = wallets;
        this.narrator = narrator;
    }

    /** Returns the deal as the service shows it once closed. */
    JsonNode issue(SampleDeal deal, String poolId) {
        narrator.step("2  Tranche issuance: " + deal.dealId());
        var issuance = people.issuance();
        registerInvestors(deal);

        var path = "/v1/deals/" + ServiceClient.encode(deal.dealId());
        if (issuance.find(path).isEmpty()) {
            issuance.put(
                    path + "?pool=" + ServiceClient.encode(poolId),
                    deal.document(wallets.seller(), wallets.servicer(), wallets.trustee()),
                    "application/yaml");
        }
        if (state(path).equals("STRUCTURED")) {
            issuance.put(
                    path + "/allocations",
                    Map.of(
                            "allocations",
                            deal.subscriptions().stream()
                                    .map(s -> Map.of(
                                            "className", s.className(),
                                            "investorId", s.investorId(),
                                            "amount", SampleDeal.major(s.amount())))
                                    .toList()));
        }
        var structured = issuance.get(path);
        narrator.say("deal document sha256 %s"
                .formatted(structured.path("documentHash").asText()));
        for (var approver : List.of(People.FIRST_APPROVER, People.SECOND_APPROVER)) {
            if (state(path).equals("ALLOCATED")) {
                people.issuanceAs(approver)
                        .post(
                                path + "/approvals",
                                Map.of(
                                        "documentHash",
                                        structured.path("documentHash").asText()));
            }
        }
        for (var approval : issuance.get(path).path("approvals")) {
            narrator.say("approved by %s".formatted(approval.path("by").asText()));
        }
        if (state(path).equals("APPROVED")) {
            issuance.post(path + "/closing", ServiceClient.nothing());
        }
        var closed = issuance.await(
                path,
                d -> d.path("state").asText().equals("CLOSED") && hasTokens(d),
                d -> d.path("state").asText().equals("APPROVED")
                        ? Optional.of("closing was refused: "
                                + d.path("closingFailure").asText())
                        : Optional.empty());
        narrator.say("closed %s in one transaction %s"
                .formatted(
                        closed.path("closingDate").asText(),
                        closed.path("closingTransaction").asText()));
        for (var c : closed.path("classes")) {
            narrator.row(
                    "class " + c.path("className").asText() + ", "
                            + c.path("rank").asText().toLowerCase(Locale.ROOT),
                    List.of(
                            money(c.path("originalBalance").asText()),
                            c.path("couponRate").asText("").equals("")
                                    ? "residual"
                                    : c.path("couponRate").asText(),
                            c.path("tokenAddress").asText().substring(0, 10) + "…"));
        }
        return closed;
    }

    private void registerInvestors(SampleDeal deal) {
        for (var investor : SampleDeal.investors()) {
            people.issuance()
                    .put(
                            "/v1/investors/" + investor,
                            Map.of("country", "US", "qualified", true, "wallet", wallets.of(investor)));
        }
        for (var investor : SampleDeal.investors()) {
            people.issuance()
                    .await(
                            "/v1/investors/" + investor,
                            i -> i.path("state").asText().equals("REGISTERED"),
                            i -> Optional.empty());
            people.issuance()
                    .post(
                            "/v1/investors/" + investor + "/cash/" + deal.dealId() + "-SUBSCRIPTION",
                            Map.of("currency", "USD", "amount", SampleDeal.major(deal.cashOf(investor))));
        }
        for (var investor : SampleDeal.investors()) {
            long cash = deal.cashOf(investor);
            if (!isClosed(deal)) {
                people.issuance()
                        .await(
                                "/v1/investors/" + investor,
                                i -> wallets.hasCash(investor, cash),
                                i -> Optional.empty());
                wallets.approveOnce(investor, cash);
            }
            narrator.row(investor, List.of(wallets.of(investor).substring(0, 10) + "…", "cash", money(cash)));
        }
    }

    /** The classes' own events follow the deal's; a moment later each names its token. */
    private static boolean hasTokens(JsonNode deal) {
        for (var c : deal.path("classes")) {
            if (!c.hasNonNull("tokenAddress")) {
                return false;
            }
        }
        return true;
    }

    private boolean isClosed(SampleDeal deal) {
        return people.issuance()
                .find("/v1/deals/" + ServiceClient.encode(deal.dealId()))
                .map(d -> d.path("state").asText())
                .filter(s -> s.equals("CLOSED") || s.equals("CLOSING"))
                .isPresent();
    }

    private String state(String path) {
        return people.issuance().get(path).path("state").asText();
    }
}
