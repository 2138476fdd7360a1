package io.penstock.cli.demo;

import static io.penstock.cli.demo.Narrator.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Steps 3 and 4, once a month: collections loan by loan, then the distribution down to the wallets. */
final class MonthlyCycle {

    private static final int PAGE = 1000;

    private final People people;
    private final SimulatedBorrowers borrowers;
    private final Narrator narrator;

    MonthlyCycle(People people, SimulatedBorrowers borrowers, Narrator narrator) {
        this.people = people;
        this.borrowers = borrowers;
        this.narrator = narrator;
    }

    /** Waits until servicing has heard of the deal and of all its loans, from Kafka alone. */
    JsonNode awaitBoarding(String dealId) {
        return people.servicing()
                .await(
                        "/v1/deals/" + ServiceClient.encode(dealId),
                        d -> d.path("state").asText().equals("SERVICING"),
                        d -> Optional.empty());
    }

    /** @param number of the period, from 1 */
    void collect(String dealId, YearMonth period, int number) {
        narrator.step("3  Collection period " + period + ": payments of borrowers are simulated");
        var servicing = people.servicing();
        var path = "/v1/deals/" + ServiceClient.encode(dealId) + "/collection-periods/" + period;
        if (!isClosed(path)) {
            var file = borrowers.collect(period, number, loans(dealId));
            var job = servicing.post(
                    path + "/collections?fileName=simulated-" + period + ".csv",
                    file.csv().getBytes(StandardCharsets.UTF_8),
                    "text/csv");
            servicing.awaitOperation(job, narrator::progress);
            servicing.post(
                    path + "/close",
                    Map.of("controlTotals", Map.of("rows", file.rows(), "amount", SampleDeal.major(file.amount()))));
        }
        var closed = servicing.get(path);
        narrator.row("interest collected", List.of(amount(closed, "interestCollections")));
        narrator.row("principal collected", List.of(amount(closed, "principalCollections")));
        narrator.row("recoveries", List.of(amount(closed, "recoveries")));
        narrator.row("gross loss", List.of(amount(closed, "grossLoss")));
        narrator.row(
                "pool balance, begin and end",
                List.of(amount(closed, "poolBalanceBegin"), amount(closed, "poolBalanceEnd")));
    }

    void distribute(String dealId, YearMonth period) {
        var servicing = people.servicing();
        var deal = "/v1/deals/" + ServiceClient.encode(dealId);
        var paymentDate = paymentDate(deal, period);
        narrator.step("4  Distribution, payment date " + paymentDate);
        var path = deal + "/distributions/" + paymentDate;
        if (servicing.find(path).isEmpty()) {
            servicing.put(path, ServiceClient.nothing());
        }
        for (var approver : List.of(People.FIRST_APPROVER, People.SECOND_APPROVER)) {
            var distribution = servicing.get(path);
            if (distribution.path("state").asText().equals("CALCULATED")) {
                people.servicingAs(approver)
                        .post(
                                path + "/approvals",
                                Map.of(
                                        "stateHash",
                                        distribution.path("stateHash").asText()));
            }
        }
        if (servicing.get(path).path("state").asText().equals("APPROVED")) {
            servicing.post(path + "/record", ServiceClient.nothing());
        }
        awaitState(path, List.of("RECORDED", "DECLARED", "PAID"));
        if (servicing.get(path).path("state").asText().equals("RECORDED")) {
            servicing.post(path + "/declaration", ServiceClient.nothing());
        }
        var paid = awaitState(path, List.of("PAID"));
        tell(paid);
        people.issuance()
                .await(
                        deal,
                        d -> d.path("classes").path(0).path("factorHistory").findValuesAsText("paymentDate").stream()
                                .anyMatch(paymentDate::equals),
                        d -> Optional.empty());
    }

    private void tell(JsonNode paid) {
        narrator.row("", List.of("due", "paid", "shortfall"));
        for (var line : paid.path("lines")) {
            narrator.row(
                    line.path("clause").asText() + " "
                            + line.path("kind").asText().toLowerCase(Locale.ROOT) + " "
                            + line.path("target").asText(),
                    List.of(
                            money(line.path("due").asText()),
                            money(line.path("paid").asText()),
                            money(line.path("shortfall").asText())));
        }
        narrator.say("approved by %s; holders of %s; %d payouts in %d transactions"
                .formatted(
                        String.join(" and ", paid.path("approvals").findValuesAsText("by")),
                        paid.path("recordDate").asText(),
                        paid.path("payouts").size(),
                        paid.path("transactions").size()));
    }

    private JsonNode awaitState(String path, List<String> states) {
        return people.servicing()
                .await(
                        path,
                        d -> states.contains(d.path("state").asText()),
                        d -> d.hasNonNull("failure")
                                ? Optional.of(d.path("failure").asText())
                                : Optional.empty());
    }

    private boolean isClosed(String path) {
        return people.servicing()
                .find(path)
                .filter(p -> p.path("state").asText().equals("CLOSED"))
                .isPresent();
    }

    /** The service says which payment date follows a collection period; the demo keeps no calendar of its own. */
    private String paymentDate(String deal, YearMonth period) {
        return people.servicing()
                .get(deal + "/collection-periods/" + period)
                .path("paymentDate")
                .asText();
    }

    private List<SimulatedBorrowers.Loan> loans(String dealId) {
        var loans = new ArrayList<SimulatedBorrowers.Loan>();
        String after = "";
        do {
            var page = people.servicing()
                    .get("/v1/deals/" + ServiceClient.encode(dealId) + "/loans?limit=" + PAGE
                            + (after.isEmpty() ? "" : "&after=" + ServiceClient.encode(after)));
            for (var loan : page.path("items")) {
                loans.add(new SimulatedBorrowers.Loan(
                        loan.path("loanId").asText(),
                        Narrator.cents(loan.path("currentBalance").asText()),
                        new BigDecimal(loan.path("interestRate").asText()),
                        Narrator.cents(loan.path("scheduledPayment").asText()),
                        loan.path("daysPastDue").asInt(),
                        Narrator.cents(loan.path("chargedOff").asText("0"))
                                - Narrator.cents(loan.path("recovered").asText("0")),
                        loan.path("status").asText()));
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return loans;
    }

    private static String amount(JsonNode node, String field) {
        return money(node.path(field).asText());
    }
}
