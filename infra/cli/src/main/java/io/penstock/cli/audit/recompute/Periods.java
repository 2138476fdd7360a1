package io.penstock.cli.audit.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.penstock.cli.audit.AuditReport;
import io.penstock.kernel.Money;
import io.penstock.waterfall.WaterfallInput;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The closed collection periods of the log, and whether a waterfall's inputs are what they say. */
final class Periods {

    private final Map<String, JsonNode> totals = new HashMap<>();
    private final Map<String, JsonNode> receipts = new HashMap<>();
    private final Map<String, Long> cutOffBalances = new HashMap<>();

    void boarded(JsonNode event) {
        cutOffBalances.put(deal(event), minor(event.path("poolBalance")));
    }

    void closed(JsonNode event) {
        var key = deal(event) + " " + event.path("collectionPeriod").asText();
        totals.put(key, event.path("totals"));
        receipts.put(key, event.path("receipts"));
    }

    /** Compares the recorded input with the periods from {@code first} to that of the input. */
    void compare(String at, String dealId, YearMonth first, WaterfallInput input, AuditReport report) {
        long interest = 0;
        long principal = 0;
        long recoveries = 0;
        long loss = 0;
        var received = new TreeMap<String, Long>();
        long removed = 0;
        JsonNode last = null;
        for (var month = first; !month.isAfter(input.collectionPeriod()); month = month.plusMonths(1)) {
            last = totals.get(dealId + " " + month);
            if (last == null) {
                report.fault(at + ": collection period " + month + " was not closed before");
                return;
            }
            if (month.equals(first)) {
                same(
                        at,
                        "pool.begin",
                        minor(last.path("poolBalanceBegin")),
                        input.pool().begin(),
                        report);
            }
            long recovered = minor(last.path("recoveries"));
            interest += minor(last.path("interestCollections")) + minor(last.path("fees")) + Math.min(0, recovered);
            principal += minor(last.path("principalCollections")) + minor(last.path("repurchases"));
            recoveries += Math.max(0, recovered);
            removed += minor(last.path("adjustments"));
            loss += minor(last.path("grossLoss"));
            for (var each : receipts.getOrDefault(dealId + " " + month, MissingNode.getInstance())) {
                received.merge(each.path("source").asText(), minor(each.path("amount")), Long::sum);
            }
        }
        if (last == null) {
            report.fault(at + ": it distributes no collection period");
            return;
        }
        same(at, "collections.interest", interest, input.collected(WaterfallInput.INTEREST), report);
        same(at, "collections.principal", principal, input.collected(WaterfallInput.PRINCIPAL), report);
        same(at, "collections.recoveries", recoveries, input.collected(WaterfallInput.RECOVERIES), report);
        received.forEach((source, cash) -> same(at, "collections." + source, cash, input.collected(source), report));
        same(at, "pool.defaulted", loss, input.pool().defaulted(), report);
        same(at, "pool.removed", removed, input.pool().removed(), report);
        same(at, "pool.end", minor(last.path("poolBalanceEnd")), input.pool().end(), report);
        same(
                at,
                "pool.cutOff",
                cutOffBalances.getOrDefault(dealId, 0L),
                input.pool().cutOff(),
                report);
    }

    private static void same(String at, String figure, long closed, Money given, AuditReport report) {
        report.count("inputs", 1);
        report.same(at + " " + figure, closed, "collection period", given.minorUnits(), "input");
    }

    private static String deal(JsonNode event) {
        return event.path("loanBookId").asText().replaceFirst("/loans$", "");
    }

    static long minor(JsonNode money) {
        return money.path("minorUnits").asLong();
    }
}
