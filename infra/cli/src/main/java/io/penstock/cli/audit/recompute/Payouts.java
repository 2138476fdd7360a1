package io.penstock.cli.audit.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.AuditReport;
import io.penstock.deal.PartyTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.ClassPayment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Were the right persons paid the right amounts, after the right persons agreed? Computes each payout again from the
 * recomputed waterfall and the holders of the record date.
 */
final class Payouts {

    private static final int APPROVALS = 2;

    private record Holder(String className, String investorId, String wallet, long units) {}

    private final AuditReport report;
    private final Map<String, Recomputed> waterfalls = new HashMap<>();
    private final Map<String, Set<String>> approvers = new HashMap<>();
    private final Map<String, List<Holder>> holders = new HashMap<>();

    Payouts(AuditReport report) {
        this.report = report;
    }

    /** The waterfall that counts until a later one takes its place. */
    void calculated(String id, Recomputed waterfall) {
        waterfalls.put(id, waterfall);
        approvers.remove(id);
    }

    void approved(String id, JsonNode event) {
        var waterfall = waterfalls.get(id);
        if (waterfall == null) {
            return;
        }
        var approver = event.path("approver").asText();
        report.same(
                id + " approved by " + approver,
                waterfall.stateHash(),
                "calculated",
                event.path("stateHash").asText(),
                "approved");
        if (approver.equals(waterfall.calculatedBy())) {
            report.fault(id + ": " + approver + " calculated and approved");
        }
        approvers.computeIfAbsent(id, k -> new HashSet<>()).add(approver);
    }

    void recorded(String id, JsonNode event) {
        var all = new ArrayList<Holder>();
        for (var h : event.path("holdings")) {
            all.add(new Holder(
                    h.path("className").asText(),
                    h.path("investorId").asText(),
                    wallet(h),
                    h.path("units").asLong()));
        }
        holders.put(id, all);
    }

    /** Compares what was ordered with what follows; gives the number of payouts. */
    int ordered(String id, JsonNode event) {
        var waterfall = waterfalls.get(id);
        if (waterfall == null) {
            return 0;
        }
        if (approvers.getOrDefault(id, Set.of()).size() < APPROVALS) {
            report.fault(id + ": payout ordered with "
                    + approvers.getOrDefault(id, Set.of()).size() + " approvals of two");
        }
        var due = due(id, waterfall);
        var paid = new TreeMap<String, Long>();
        for (var p : event.path("payouts")) {
            var key = p.path("className").asText() + " " + p.path("payee").asText() + " " + wallet(p);
            paid.merge(key, Periods.minor(p.path("amount")), Long::sum);
        }
        due.forEach((key, amount) -> {
            report.count("payouts recomputed", 1);
            report.same(id + " payout " + key.strip(), amount, "recomputed", paid.getOrDefault(key, 0L), "ordered");
        });
        paid.keySet().stream()
                .filter(key -> !due.containsKey(key))
                .forEach(key -> report.fault(id + ": payout " + key.strip() + " was ordered and nothing is due"));
        long total = due.values().stream().mapToLong(Long::longValue).sum();
        report.same(id + " total", total, "recomputed", Periods.minor(event.path("total")), "ordered");
        report.same(
                id + " total",
                total,
                "recomputed",
                waterfall.report().totalPaidOut().minorUnits(),
                "waterfall");
        return due.size();
    }

    /** Amount by class, payee and wallet; what is zero is left out. */
    private Map<String, Long> due(String id, Recomputed waterfall) {
        var due = new TreeMap<String, Long>();
        for (var party : waterfall.report().partyPayments()) {
            var wallet =
                    waterfall.deal().party(party.role()).map(PartyTerms::wallet).orElse("");
            due.merge(
                    " " + party.role() + " " + wallet.toLowerCase(Locale.ROOT),
                    party.amount().minorUnits(),
                    Long::sum);
        }
        for (var owed : waterfall.report().classPayments()) {
            shares(id, waterfall, owed, due);
        }
        due.values().removeIf(amount -> amount == 0);
        return due;
    }

    private void shares(String id, Recomputed waterfall, ClassPayment owed, Map<String, Long> due) {
        var total = total(owed);
        var of = holders.getOrDefault(id, List.of()).stream()
                .filter(h -> h.className().equals(owed.className()))
                .toList();
        long units = of.stream().mapToLong(Holder::units).sum();
        report.same(
                id + " units of class " + owed.className(),
                waterfall.deal().tranche(owed.className()).originalBalance().minorUnits(),
                "issued",
                units,
                "held on the record date");
        if (units == 0 || total.isZero()) {
            return;
        }
        var parts = LargestRemainder.split(
                total.minorUnits(), of.stream().map(Holder::units).toList());
        for (int i = 0; i < parts.size(); i++) {
            var holder = of.get(i);
            due.merge(owed.className() + " " + holder.investorId() + " " + holder.wallet(), parts.get(i), Long::sum);
        }
    }

    private static Money total(ClassPayment owed) {
        return owed.interest().plus(owed.principal()).plus(owed.residual());
    }

    private static String wallet(JsonNode node) {
        return node.path("wallet").asText().toLowerCase(Locale.ROOT);
    }
}
