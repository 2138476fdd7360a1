package io.penstock.issuance.pool.adapter.intake;

import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.ControlTotals;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.json.PlatformJson;
import io.penstock.tape.TapeResult;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** What an import came to, as programs see it. */
public final class ImportResult {

    private ImportResult() {}

    /** The pool's figures, and those of the check beside them. */
    static Map<String, Object> of(LoanTapeImported imported, int version, TapeImportRow row) {
        var tape = imported.tape();
        var eligible = imported.eligibility();
        var result = new LinkedHashMap<String, Object>();
        result.put("poolId", imported.poolId().name());
        result.put("tapeHash", tape.hash());
        result.put("version", version);
        result.put("currency", tape.currency().getCurrencyCode());
        result.put("loanCount", tape.loanCount());
        result.put("totals", totals(tape.totals()));
        result.put("states", tape.states());
        result.put("delinquentOver30", tape.delinquentOver30());
        result.put("eligibleCount", eligible.eligibleCount());
        result.put("eligibleBalance", RequestValues.text(eligible.eligibleBalance()));
        result.put("rejectedCount", eligible.rejectedCount());
        imported.rules().ifPresent(rules -> result.put("rules", rules));
        result.putAll(read(row.result()));
        return result;
    }

    /** The result of a check, for storing. */
    static String json(TapeResult checked, Map<String, Object> more) {
        var result = new LinkedHashMap<String, Object>();
        result.put("form", checked.form());
        result.put("rows", checked.rows());
        result.put("loans", checked.loans());
        result.put("admittedRows", checked.admitted());
        result.put("rejectedRows", checked.rejected());
        result.put("quality", checked.quality());
        result.put("findings", checked.findings());
        result.put("rejectedBy", checked.rejectedBy());
        var sums = new LinkedHashMap<String, Object>();
        checked.totals()
                .forEach(total -> sums.put(
                        total.field(),
                        Map.of(
                                "read",
                                total.read().toPlainString(),
                                "admitted",
                                total.admitted().toPlainString())));
        result.put("sums", sums);
        result.put("regions", checked.regions());
        result.put("statuses", checked.statuses());
        result.putAll(more);
        return PlatformJson.mapper().writeValueAsString(result);
    }

    /** A stored result. */
    public static Map<String, Object> read(String json) {
        return PlatformJson.mapper().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** The ten control totals under the names of the SEC's form, major units. */
    public static Map<String, String> totals(ControlTotals totals) {
        var map = new LinkedHashMap<String, String>();
        map.put("originalLoanAmount", RequestValues.text(totals.originalAmount()));
        map.put("reportingPeriodBeginningLoanBalanceAmount", RequestValues.text(totals.beginningBalance()));
        map.put("reportingPeriodActualEndBalanceAmount", RequestValues.text(totals.endBalance()));
        map.put("actualInterestCollectedAmount", RequestValues.text(totals.interestCollected()));
        map.put("actualPrincipalCollectedAmount", RequestValues.text(totals.principalCollected()));
        map.put("actualOtherCollectedAmount", RequestValues.text(totals.otherCollected()));
        map.put("totalActualAmountPaid", RequestValues.text(totals.totalPaid()));
        map.put("otherPrincipalAdjustmentAmount", RequestValues.text(totals.principalAdjustment()));
        map.put("scheduledInterestAmount", RequestValues.text(totals.scheduledInterest()));
        map.put("scheduledPrincipalAmount", RequestValues.text(totals.scheduledPrincipal()));
        return map;
    }
}
