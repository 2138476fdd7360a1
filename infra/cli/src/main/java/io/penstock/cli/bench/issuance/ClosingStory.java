package io.penstock.cli.bench.issuance;

import static io.penstock.cli.bench.issuance.Cast.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.bench.issuance.Cast.Investor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Papers, numbers and cash; then units and cash change hands in one transaction, and the wallets are asked. */
final class ClosingStory {

    private static final long POLL_MILLIS = 40;
    private static final int POLLS = 1_500;

    private final Desk desk;
    private final Cast cast;
    private final String deal;

    /** One receipt of the bank's statement. */
    private record Receipt(Investor investor, String reference, String currency, String amount) {

        long cents() {
            return new BigDecimal(amount).movePointRight(2).longValueExact();
        }
    }

    /** What the wallets hold when all is done. */
    record Holding(String investorId, String className, long units) {}

    ClosingStory(Desk desk, Cast cast) {
        this.desk = desk;
        this.cast = cast;
        this.deal = "/v1/deals/" + cast.dealId();
    }

    /** Returns the holdings as the chain has them. */
    List<Holding> tell() {
        papers();
        cash();
        desk.decides(ADMINISTRATOR, "closes the deal", Sheet.post(deal + "/closing", Form.of()));
        var closed = desk.awaits(
                ADMINISTRATOR,
                "units and cash exchanged on chain",
                deal,
                seen -> seen.path("state").asText().equals("CLOSED") && hasTokens(seen),
                seen -> seen.path("state").asText().equals("APPROVED"));
        return holdings(closed);
    }

    private void papers() {
        var opinion = desk.reads(ADMINISTRATOR, "/v1/pools/" + cast.poolId() + "/documents")
                .path("documents")
                .path(0);
        desk.enters(
                ADMINISTRATOR,
                "records a paper of the closing set",
                Sheet.put(
                        deal + "/closing-set/" + opinion.path("kind").asText(),
                        Form.of().taken("hash", opinion.path("hash").asText())));
        for (var each : desk.reads(ADMINISTRATOR, deal).path("classes")) {
            var className = each.path("className").asText();
            // The agency's letter is a file with a line for each class.
            var isin = Numbers.isin(cast.mark() + className);
            desk.files(isin, ",");
            desk.enters(
                    ADMINISTRATOR,
                    "assigns a security number",
                    Sheet.put(
                            deal + "/classes/" + className + "/identifiers/ISIN",
                            Form.of().taken("identifier", isin)));
        }
    }

    private void cash() {
        for (var receipt : statement()) {
            desk.enters(
                    ADMINISTRATOR,
                    "takes in a receipt of the bank's statement",
                    Sheet.post(
                            "/v1/investors/" + receipt.investor().id() + "/cash/" + receipt.reference(),
                            Form.of().taken("currency", receipt.currency()).taken("amount", receipt.amount())));
        }
        for (var receipt : statement()) {
            desk.awaits("cash in the wallets", () -> awaitCash(receipt));
            desk.signs(
                    receipt.investor().person(),
                    "lets the closing take its cash",
                    () -> cast.signer(receipt.investor()).approveCash(receipt.cents()));
        }
    }

    /** Investors pay what they are told that they owe; their banks say so in a file. */
    private List<Receipt> statement() {
        var receipts = new ArrayList<Receipt>();
        for (var owed : desk.reads(ADMINISTRATOR, deal + "/settlement")) {
            var id = owed.path("investorId").asText();
            cast.investors().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .ifPresent(investor -> receipts.add(new Receipt(
                            investor,
                            "SUBSCRIPTION-" + cast.mark(),
                            owed.path("currency").asText(),
                            owed.path("owes").asText())));
        }
        return receipts;
    }

    private void awaitCash(Receipt receipt) {
        for (int poll = 0; poll < POLLS; poll++) {
            if (cast.reader().cashBalance(receipt.investor().key().address()) >= receipt.cents()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException(
                "no cash in the wallet of " + receipt.investor().id());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<Holding> holdings(JsonNode closed) {
        var holdings = new ArrayList<Holding>();
        for (var each : closed.path("classes")) {
            var className = each.path("className").asText();
            long sum = 0;
            for (var investor : cast.investors()) {
                long units = cast.reader()
                        .units(cast.dealId(), className, investor.key().address());
                if (units > 0) {
                    holdings.add(new Holding(investor.id(), className, units));
                }
                sum += units;
            }
            long all = new BigDecimal(each.path("originalBalance").asText())
                    .movePointRight(2)
                    .longValueExact();
            if (sum != all) {
                throw new IllegalStateException(
                        "class " + className + " has " + all + " units, the wallets hold " + sum);
            }
        }
        return holdings;
    }

    private static boolean hasTokens(JsonNode deal) {
        for (var each : deal.path("classes")) {
            if (!each.hasNonNull("tokenAddress")) {
                return false;
            }
        }
        return true;
    }
}
