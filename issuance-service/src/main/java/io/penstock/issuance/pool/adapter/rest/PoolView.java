package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.adapter.intake.ImportResult;
import io.penstock.issuance.pool.domain.AssetPool;
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
 * @param root 0x and 64 hex digits
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
        @Nullable String root,
        @Nullable String anchorTransaction,
        @Nullable Long anchorBlock) {

    /** @throws IllegalArgumentException if there is no such pool */
    static PoolView of(AssetPool pool) {
        return switch (pool) {
            case AssetPool.Absent _ -> throw new IllegalArgumentException("there is nothing to show");
            case AssetPool.Open(var terms) -> of("OPEN", terms, null, null, null);
            case AssetPool.TapeImported(var terms, var tape) -> of("TAPE_IMPORTED", terms, tape, null, null);
            case AssetPool.Frozen frozen -> of("FROZEN", frozen.terms(), frozen.imported(), frozen.frozen(), null);
            case AssetPool.Anchored anchored ->
                of("ANCHORED", anchored.terms(), anchored.imported(), anchored.frozen(), anchored.anchored());
        };
    }

    private static PoolView of(
            String state,
            PoolOpened terms,
            @Nullable LoanTapeImported imported,
            @Nullable PoolFrozen frozen,
            @Nullable PoolAnchored anchored) {
        var tape = imported == null ? null : imported.tape();
        var eligible = imported == null ? null : imported.eligibility();
        return new PoolView(
                terms.poolId().name(),
                terms.name(),
                state,
                terms.currency().getCurrencyCode(),
                terms.cutOffDate(),
                terms.criteria(),
                AssetPool.rulesOf(terms),
                tape == null ? null : tape.hash(),
                tape == null ? null : tape.fileName(),
                tape == null ? null : tape.loanCount(),
                tape == null ? null : RequestValues.text(tape.totals().endBalance()),
                tape == null ? null : ImportResult.totals(tape.totals()),
                tape == null ? null : tape.states(),
                tape == null ? null : tape.delinquentOver30(),
                eligible == null ? null : eligible.eligibleCount(),
                eligible == null ? null : RequestValues.text(eligible.eligibleBalance()),
                eligible == null ? null : eligible.rejectedCount(),
                frozen == null ? null : "0x" + frozen.root(),
                anchored == null ? null : anchored.transactionHash(),
                anchored == null ? null : anchored.blockNumber());
    }
}
