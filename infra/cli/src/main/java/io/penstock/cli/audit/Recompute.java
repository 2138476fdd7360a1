package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallJson;
import java.util.HashMap;
import java.util.Map;

/**
 * Does every waterfall follow from its recorded inputs? Takes each {@code distribution.waterfall-calculated} event, runs
 * the engine on the document and the inputs as recorded, and compares line by line, then byte by byte.
 */
final class Recompute {

    private static final String CALCULATED = "distribution.waterfall-calculated";

    private final Evidence evidence;

    Recompute(Evidence evidence) {
        this.evidence = evidence;
    }

    AuditReport run() {
        var report = new AuditReport("recompute");
        var deals = deals(report);
        var closings = new HashMap<String, String>();
        try (var log = evidence.log("servicing")) {
            log.filter(r -> r.is(CALCULATED)).forEach(r -> recompute(r, deals, closings, report));
        }
        if (report.counted("waterfalls") == 0) {
            report.fault("the log holds no waterfall to recompute");
        }
        return report;
    }

    /** Every approved document, by hash; the hash is computed here, not believed. */
    private Map<String, ResolvedDeal> deals(AuditReport report) {
        var deals = new HashMap<String, ResolvedDeal>();
        try (var log = evidence.log("issuance")) {
            log.filter(r -> r.is("deal.structured")).forEach(r -> {
                var terms = r.payload().path("terms");
                var document = terms.path("document").asText();
                var parsed = DealDocuments.parse(document);
                if (parsed.deal().isEmpty()) {
                    report.fault("the deal document of event " + r.event().eventId() + " does not parse: "
                            + parsed.findings());
                    return;
                }
                report.same(
                        "deal document of " + r.event().streamId(),
                        terms.path("documentHash").asText(),
                        "recorded hash",
                        DocumentHash.of(document),
                        "computed");
                deals.put(DocumentHash.of(document), parsed.deal().get());
            });
        }
        return deals;
    }

    private static void recompute(
            LogRecord record, Map<String, ResolvedDeal> deals, Map<String, String> closings, AuditReport report) {
        JsonNode payload = record.payload();
        var deal = deals.get(payload.path("documentHash").asText());
        var at = record.event().streamId();
        if (deal == null) {
            report.fault(at + ": no approved deal document has hash "
                    + payload.path("documentHash").asText());
            return;
        }
        var recordedReport = payload.path("report").asText();
        PaymentReport recorded;
        PaymentReport computed;
        try {
            var input = WaterfallJson.parseInput(payload.path("input").asText());
            recorded = WaterfallJson.parseReport(recordedReport);
            computed = Waterfall.confirmed(deal, input);
            chain(at, deal, input.opening().toString(), computed, closings, report);
        } catch (IllegalArgumentException | IllegalStateException e) {
            report.fault(at + ": the recorded inputs do not run: " + e.getMessage());
            return;
        }
        report.count("waterfalls", 1);
        for (int i = 0; i < Math.max(recorded.lines().size(), computed.lines().size()); i++) {
            report.count("lines", 1);
            var line = at + " line " + (i + 1);
            if (i >= recorded.lines().size() || i >= computed.lines().size()) {
                report.fault(line + " exists on one side only");
            } else {
                report.same(
                        line,
                        recorded.lines().get(i),
                        "recorded",
                        computed.lines().get(i),
                        "recomputed");
            }
        }
        report.same(
                at + " state hash", payload.path("stateHash").asText(), "recorded", computed.stateHash(), "recomputed");
        if (!WaterfallJson.print(computed).equals(recordedReport)) {
            report.fault(at + ": the recomputed report differs from the recorded one");
        }
    }

    /** The first payment date opens where the deal closed, each later one where the one before it closed. */
    private static void chain(
            String at,
            ResolvedDeal deal,
            String opening,
            PaymentReport computed,
            Map<String, String> closings,
            AuditReport report) {
        var before = deal.dealId() + computed.collectionPeriod().minusMonths(1);
        var closing = closings.get(before);
        if (computed.collectionPeriod().equals(deal.firstCollectionPeriod())) {
            var atClosing = DealState.atClosing(deal).toString();
            report.same(at + " opening state", opening, "recorded", atClosing, "state at closing");
        } else if (closing == null) {
            report.fault(at + ": the payment date before it was never calculated");
        } else {
            report.same(at + " opening state", opening, "recorded", closing, "closing state before");
        }
        closings.put(
                deal.dealId() + computed.collectionPeriod(), computed.closing().toString());
    }
}
