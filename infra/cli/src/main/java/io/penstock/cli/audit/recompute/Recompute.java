package io.penstock.cli.audit.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.penstock.cli.audit.AuditReport;
import io.penstock.cli.audit.Evidence;
import io.penstock.cli.audit.LogRecord;
import io.penstock.cli.output.Amounts;
import io.penstock.cli.output.Table;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallJson;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does every payment follow from what was recorded? Takes each {@code distribution.waterfall-calculated} event, runs the
 * engine on the document and the inputs as recorded, and compares line by line, then byte by byte; compares the inputs with
 * the closed collection periods, and each payout with the recomputed waterfall and the holders of the record date.
 */
public final class Recompute {

    private final Evidence evidence;
    private final Selection selection;
    private final AuditReport report = new AuditReport("recompute");
    private final Documents documents;
    private final Periods periods = new Periods();
    private final Payouts payouts = new Payouts(report);
    private final Map<String, String> closings = new HashMap<>();
    private final Map<String, Summary> summaries = new LinkedHashMap<>();
    private final Set<String> paymentDates = new LinkedHashSet<>();
    private boolean wanted;

    /** What is told of one payment date in a line. */
    private record Summary(
            String period, String engine, int lines, Money paidOut, String stateHash, int payouts, boolean same) {}

    public Recompute(Evidence evidence, Selection selection) {
        this.evidence = evidence;
        this.selection = selection;
        this.documents = Documents.of(evidence, report);
    }

    public AuditReport run() {
        try (var log = evidence.log("servicing")) {
            log.forEach(this::apply);
        }
        if (report.counted("waterfalls") == 0) {
            report.fault("the log holds no waterfall to recompute");
        }
        return report;
    }

    /** The payment dates of the log, wanted or not. */
    public List<String> paymentDates() {
        return List.copyOf(paymentDates);
    }

    /** Whether any payment date of the log is wanted. */
    public boolean findsAny() {
        return wanted;
    }

    /** A line for each payment date. */
    public void print(PrintWriter out) {
        var table = Table.of(
                "payment date", "collections", "computed by", "lines", "payouts", "paid out", "report", "recomputed");
        summaries.forEach((id, s) -> table.row(
                id,
                s.period(),
                s.engine(),
                s.lines(),
                s.payouts(),
                Amounts.text(s.paidOut()),
                s.stateHash().substring(0, Math.min(12, s.stateHash().length())) + "...",
                s.same() ? "same bytes" : "DIFFERS"));
        table.print(out);
    }

    private void apply(LogRecord record) {
        switch (record.event().name()) {
            case "loan-book.loans-boarded" -> periods.boarded(record.payload());
            case "loan-book.collection-period-closed" -> periods.closed(record.payload());
            case "distribution.waterfall-calculated" -> waterfall(record);
            case "distribution.approved" -> payouts.approved(record.event().streamId(), record.payload());
            case "distribution.holders-recorded" ->
                payouts.recorded(record.event().streamId(), record.payload());
            case "distribution.declaration-ordered" -> {
                int paid = payouts.ordered(record.event().streamId(), record.payload());
                summaries.computeIfPresent(
                        record.event().streamId(),
                        (_, s) -> new Summary(
                                s.period(), s.engine(), s.lines(), s.paidOut(), s.stateHash(), paid, s.same()));
            }
            default -> {
                // The other events compute nothing.
            }
        }
    }

    private void waterfall(LogRecord record) {
        var at = record.event().streamId();
        JsonNode event = record.payload();
        paymentDates.add(at);
        if (!selection.holds(at, event.path("collectionPeriod").asText())) {
            keepClosing(at, event);
            return;
        }
        wanted = true;
        var found = documents.find(event.path("documentHash").asText());
        if (found.isEmpty()) {
            report.fault(at + ": no deal document of the log has hash "
                    + event.path("documentHash").asText());
            return;
        }
        var deal = found.get();
        try {
            var input = WaterfallJson.parseInput(event.path("input").asText());
            var recorded = WaterfallJson.parseReport(event.path("report").asText());
            var computed = Waterfall.confirmed(deal, input);
            chain(at, deal, input.opening().toString(), computed);
            periods.compare(
                    at, deal.dealId(), deal.period(input.collectionPeriod()).firstMonth(), input, report);
            compare(at, event, recorded, computed);
            payouts.calculated(
                    at,
                    new Recomputed(
                            "servicing:" + record.position(),
                            deal,
                            computed,
                            event.path("calculatedBy").asText(),
                            event.path("stateHash").asText(),
                            recorded.engineVersion()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            report.fault(at + ": the recorded inputs do not run: " + e.getMessage());
        }
    }

    private void compare(String at, JsonNode event, PaymentReport recorded, PaymentReport computed) {
        report.count("waterfalls", 1);
        int lines = Math.max(recorded.lines().size(), computed.lines().size());
        for (int i = 0; i < lines; i++) {
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
                at + " state hash", event.path("stateHash").asText(), "recorded", computed.stateHash(), "recomputed");
        boolean same = WaterfallJson.print(computed).equals(event.path("report").asText());
        if (!recorded.engineVersion().equals(computed.engineVersion())) {
            report.fault(at + ": computed by engine " + recorded.engineVersion() + ", this command has "
                    + computed.engineVersion() + ": recompute with the release that has that engine");
        } else if (!same) {
            report.fault(at + ": the recomputed report differs from the recorded one");
        }
        figures(at, event, computed);
        summaries.put(
                at,
                new Summary(
                        computed.collectionPeriod().toString(),
                        recorded.engineVersion(),
                        lines,
                        computed.totalPaidOut(),
                        computed.stateHash(),
                        0,
                        same));
    }

    /** What the event says beside its report is what is paid, so it must be the same. */
    private void figures(String at, JsonNode event, PaymentReport computed) {
        var said = new HashMap<String, JsonNode>();
        event.path("classes").forEach(c -> said.put(c.path("className").asText(), c));
        for (var owed : computed.classPayments()) {
            var c = Optional.ofNullable(said.remove(owed.className())).orElseGet(MissingNode::getInstance);
            var what = at + " class " + owed.className();
            same(what + " interest", c.path("interest"), owed.interest());
            same(what + " principal", c.path("principal"), owed.principal());
            same(what + " residual", c.path("residual"), owed.residual());
            same(what + " opening balance", c.path("openingBalance"), owed.openingBalance());
            same(what + " closing balance", c.path("closingBalance"), owed.closingBalance());
        }
        said.keySet().forEach(name -> report.fault(at + ": the deal has no class " + name));
        same(at + " received", event.path("availableFunds"), computed.received());
        same(at + " kept before", event.path("reserveBefore"), computed.keptBefore());
        same(at + " kept after", event.path("reserveAfter"), computed.keptAfter());
    }

    private void same(String what, JsonNode said, Money computed) {
        report.same(what, Periods.minor(said), "event", computed.minorUnits(), "recomputed");
    }

    /** The first payment date opens where the deal closed, each later one where the one before it closed. */
    private void chain(String at, ResolvedDeal deal, String opening, PaymentReport computed) {
        var number = deal.period(computed.collectionPeriod()).number();
        var closing = closings.get(deal.dealId() + " " + (number - 1));
        if (number == 1) {
            report.same(
                    at + " opening state",
                    opening,
                    "recorded",
                    DealState.atClosing(deal).toString(),
                    "at closing");
        } else if (closing == null) {
            report.fault(at + ": the payment date before it was never calculated");
        } else {
            report.same(at + " opening state", opening, "recorded", closing, "closing state before");
        }
        closings.put(deal.dealId() + " " + number, computed.closing().toString());
    }

    /** Of a payment date that is not wanted itself the next one still needs to know how it ended. */
    private void keepClosing(String at, JsonNode event) {
        try {
            var recorded = WaterfallJson.parseReport(event.path("report").asText());
            closings.put(
                    recorded.dealId() + " " + recorded.closing().paymentNumber(),
                    recorded.closing().toString());
        } catch (IllegalArgumentException e) {
            report.fault(at + ": the recorded report cannot be read: " + e.getMessage());
        }
    }
}
