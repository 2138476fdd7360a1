package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.TapeSummary;
import io.penstock.issuance.pool.adapter.intake.ImportResult;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.PoolContents;
import io.penstock.issuance.request.RequestValues;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it is shown. Amounts are text in major units of {@code currency}; what is not known yet is null.
 *
 * @param rules by which loans are judged; criteria are rules too
 * @param tapeBalance of all loans of the tape
 * @param selectionId the selection whose loans the pool has, or will have; null for all eligible loans
 * @param poolVersion of the frozen loans on chain
 * @param poolLoanCount loans of the frozen pool as they are now
 * @param root 0x and 64 hex digits
 * @param committedTo value of the id of the deal whose closing has begun
 */
record PoolView(
        String poolId,
        String name,
        String state,
        String currency,
        LocalDate cutOffDate,
        List<EligibilityCriterion> eligibility,
        RuleReference rules,
        @Nullable String tapeHash,
        @Nullable String fileName,
        @Nullable Integer loanCount,
        @Nullable String tapeBalance,
        @Nullable Map<String, String> totals,
        @Nullable Map<String, Integer> states,
        @Nullable Integer delinquentOver30,
        @Nullable Integer eligibleCount,
        @Nullable String eligibleBalance,
        @Nullable Integer rejectedCount,
        @Nullable String selectionId,
        @Nullable Integer poolVersion,
        @Nullable Integer poolLoanCount,
        @Nullable String poolBalance,
        @Nullable String root,
        @Nullable String anchorTransaction,
        @Nullable Long anchorBlock,
        @Nullable String committedTo) {

    /** @throws IllegalArgumentException if there is no such pool */
    static PoolView of(AssetPool pool) {
        return switch (pool) {
            case AssetPool.Absent _ -> throw new IllegalArgumentException("there is nothing to show");
            case AssetPool.Open _ -> of("OPEN", pool, null, null);
            case AssetPool.TapeImported _ -> of("TAPE_IMPORTED", pool, null, null);
            case AssetPool.Frozen _ -> of("FROZEN", pool, null, null);
            case AssetPool.Anchored anchored ->
                of("ANCHORED", pool, anchored.anchored(), anchored.committedTo().orElse(null));
            case AssetPool.Cancelled _ -> of("CANCELLED", pool, null, null);
        };
    }

    private static PoolView of(
            String state, AssetPool pool, @Nullable PoolAnchored anchored, @Nullable String committedTo) {
        var terms = AssetPool.terms(pool).orElseThrow();
        var imported = AssetPool.tape(pool);
        var tape = imported.map(LoanTapeImported::tape);
        var eligible = imported.map(LoanTapeImported::eligibility);
        var contents = AssetPool.contents(pool);
        return new PoolView(
                terms.poolId().name(),
                terms.name(),
                state,
                terms.currency().getCurrencyCode(),
                terms.cutOffDate(),
                terms.criteria(),
                AssetPool.rulesOf(terms),
                tape.map(TapeSummary::hash).orElse(null),
                tape.map(TapeSummary::fileName).orElse(null),
                tape.map(TapeSummary::loanCount).orElse(null),
                tape.map(t -> RequestValues.text(t.totals().endBalance())).orElse(null),
                tape.map(t -> ImportResult.totals(t.totals())).orElse(null),
                tape.<Map<String, Integer>>map(TapeSummary::states).orElse(null),
                tape.map(TapeSummary::delinquentOver30).orElse(null),
                eligible.map(EligibilitySummary::eligibleCount).orElse(null),
                eligible.map(e -> RequestValues.text(e.eligibleBalance())).orElse(null),
                eligible.map(EligibilitySummary::rejectedCount).orElse(null),
                AssetPool.selectionOf(pool).orElse(null),
                contents.map(PoolContents::version).orElse(null),
                contents.map(PoolContents::loanCount).orElse(null),
                contents.map(c -> RequestValues.text(c.currentBalance())).orElse(null),
                contents.map(c -> "0x" + c.root()).orElse(null),
                anchored == null ? null : anchored.transactionHash(),
                anchored == null ? null : anchored.blockNumber(),
                committedTo);
    }
}
