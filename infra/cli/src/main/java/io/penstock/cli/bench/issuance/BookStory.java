package io.penstock.cli.bench.issuance;

import static io.penstock.cli.bench.issuance.Cast.ADMINISTRATOR;
import static io.penstock.cli.bench.issuance.Cast.AGENT;
import static io.penstock.cli.bench.issuance.Cast.TRUSTEE;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.bench.issuance.Cast.Investor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Document, offering, orders, prices, allotment and approvals: until the deal may close. */
final class BookStory {

    private static final BigDecimal DENOMINATION = new BigDecimal("1000");

    private final Desk desk;
    private final Cast cast;
    private final Instant now;
    private final String deal;
    private final String offering;

    BookStory(Desk desk, Cast cast, Instant now) {
        this.desk = desk;
        this.cast = cast;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.deal = "/v1/deals/" + cast.dealId();
        this.offering = deal + "/offering";
    }

    void tell(JsonNode pool) {
        var structured = structure(pool);
        offer(structured);
        order();
        price();
        desk.decides(ADMINISTRATOR, "allots the units", Sheet.post(offering + "/allotment", Form.of()));
        desk.awaits(
                ADMINISTRATOR,
                "allotment taken by the deal",
                deal,
                seen -> seen.path("state").asText().equals("ALLOCATED"),
                _ -> false);
        var hash =
                Form.of().taken("documentHash", structured.path("documentHash").asText());
        desk.decides(TRUSTEE, "approves document and allocation", Sheet.post(deal + "/approvals", hash));
        desk.decides(AGENT, "approves document and allocation", Sheet.post(deal + "/approvals", hash));
    }

    /** The structurer's document; sizes follow from the pool that was fixed. */
    private JsonNode structure(JsonNode pool) {
        var balance = new BigDecimal(pool.path("poolBalance").asText());
        var senior = part(balance, "0.80");
        var mezzanine = part(balance, "0.10");
        var places = Map.of(
                "deal.id", cast.dealId(),
                "pool.currency", pool.path("currency").asText(),
                "pool.cutOffDate", pool.path("cutOffDate").asText(),
                "wallet.seller", cast.wallet(0),
                "wallet.servicer", cast.wallet(1),
                "wallet.trustee", cast.wallet(2),
                "size.reserve",
                        balance.multiply(new BigDecimal("0.01"))
                                .setScale(2, RoundingMode.DOWN)
                                .toPlainString(),
                "size.A", senior.toPlainString(),
                "size.B", mezzanine.toPlainString(),
                "size.C", floor(balance.subtract(senior).subtract(mezzanine)).toPlainString());
        return desk.enters(
                ADMINISTRATOR,
                "hands in the deal document",
                Sheet.document("PUT", deal + "?pool=" + cast.poolId(), Resources.text("deal.yaml"), places)
                        .naming("dealId", cast.dealId()));
    }

    private void offer(JsonNode structured) {
        var ranges = List.of(List.of("99.5", "100.5"), List.of("99.75", "100.25"), List.of("100", "100"));
        var classes = new ArrayList<Form>();
        for (int i = 0; i < ranges.size(); i++) {
            classes.add(Form.of()
                    .taken(
                            "className",
                            structured.path("classes").path(i).path("className").asText())
                    .chosen("basis", "PRICE")
                    .typed("lowest", ranges.get(i).getFirst())
                    .typed("highest", ranges.get(i).getLast())
                    .chosen("allotment", "PRO_RATA"));
        }
        var drafted = desk.enters(
                ADMINISTRATOR,
                "drafts the offering",
                Sheet.put(
                        offering,
                        Form.of()
                                .all("regimes", List.of(Entry.chosen("RULE_144A")))
                                .typed("opensAt", now.minusSeconds(3_600).toString())
                                .typed("closesAt", now.plusSeconds(7_200).toString())
                                .with("classes", classes)
                                .chosen("unsold", "SPONSOR_TAKES")
                                .taken("sponsor", cast.sponsor().id())
                                .with(
                                        "retention",
                                        Form.of().chosen("form", "US_VERTICAL").typed("percent", "5"))
                                .all("requiredDocuments", List.of(Entry.chosen("TRUE_SALE_OPINION")))
                                .all("requiredIdentifiers", List.of(Entry.chosen("ISIN")))));
        var version = Form.of().taken("version", drafted.path("version").asInt());
        desk.decides(TRUSTEE, "reviews the offering", Sheet.post(offering + "/review", version));
        desk.decides(AGENT, "approves the offering", Sheet.post(offering + "/approval", version));
    }

    private void order() {
        var buyers = cast.buyers();
        order(buyers.get(0), 0, "0.60", "100.125");
        order(buyers.get(1), 0, "0.55", "100.05");
        order(buyers.get(1), 1, "0.70", "");
        order(buyers.get(2), 1, "0.50", "");
        order(buyers.get(2), 2, "0.25", "");
    }

    private void order(Investor buyer, int place, String share, String limit) {
        var offered = desk.reads(buyer.person(), offering).path("classes").path(place);
        var className = offered.path("className").asText();
        var order = Form.of()
                .taken("className", className)
                .typed(
                        "amount",
                        part(new BigDecimal(offered.path("size").asText()), share)
                                .toPlainString());
        if (!limit.isEmpty()) {
            order.typed("limit", limit);
        }
        var id = "O-" + className + "-" + buyer.number();
        desk.decides(
                buyer.person(),
                "orders units",
                Sheet.put(offering + "/orders/" + id, order).naming("orderId", id));
    }

    /** At the quote that the book suggests; a class that is not covered goes at the lowest of its range. */
    private void price() {
        desk.decides(ADMINISTRATOR, "closes the book", Sheet.post(offering + "/close", Form.of()));
        var book = desk.reads(ADMINISTRATOR, offering + "/book");
        var shown = desk.reads(ADMINISTRATOR, offering).path("classes");
        var quotes = new ArrayList<Form>();
        for (int i = 0; i < book.size(); i++) {
            var suggested = book.path(i).path("suggested");
            quotes.add(Form.of()
                    .taken("className", book.path(i).path("className").asText())
                    .taken(
                            "quote",
                            suggested.isTextual()
                                    ? suggested.asText()
                                    : shown.path(i).path("lowest").asText()));
        }
        desk.decides(
                ADMINISTRATOR,
                "prices the classes",
                Sheet.post(offering + "/pricing", Form.of().with("classes", quotes)));
    }

    private static BigDecimal part(BigDecimal amount, String share) {
        return floor(amount.multiply(new BigDecimal(share)));
    }

    private static BigDecimal floor(BigDecimal amount) {
        return amount.divide(DENOMINATION, 0, RoundingMode.DOWN)
                .multiply(DENOMINATION)
                .setScale(2);
    }
}
