package io.penstock.cli.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All audits of a deal together.
 *
 * @param deal id
 * @param reports of verify, replay, recompute and reconcile
 */
public record AuditResult(String deal, List<AuditReport> reports) {

    /** Nothing was broken anywhere. */
    public boolean holds() {
        return reports.stream().allMatch(AuditReport::holds);
    }

    /** The last word on the deal: {@code RECONCILED} with what was compared, or {@code BROKEN}. */
    public String verdict() {
        return "%s   %,d payment lines   %,d payouts   %,d token supplies   %,d wallets   %,d events   %d breaks"
                .formatted(
                        holds() ? "RECONCILED" : "BROKEN",
                        counted("lines"),
                        counted("payouts"),
                        counted("token supplies"),
                        counted("wallets"),
                        counted("events"),
                        reports.stream().mapToInt(r -> r.breaks().size()).sum());
    }

    private long counted(String what) {
        return reports.stream().mapToLong(r -> r.counted(what)).sum();
    }

    /** For {@code --json}. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("deal", deal);
        map.put("result", holds() ? "RECONCILED" : "BROKEN");
        map.put("audits", reports.stream().map(AuditReport::toMap).toList());
        return map;
    }
}
