package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.issuance.pool.ControlTotals;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.TapeSummary;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Tells pools of tapes whose loans are stored, and what they think of one before that. */
@Service
public class TapeImport {

    private final AssetPools pools;
    private final Commands commands;

    public TapeImport(AssetPools pools, Commands commands) {
        this.pools = pools;
        this.commands = commands;
    }

    /**
     * What the pool was opened with.
     *
     * @throws RejectedException if there is no such pool
     */
    public PoolOpened terms(AssetPoolId poolId) {
        return AssetPool.terms(pools.get(poolId))
                .orElseThrow(() ->
                        new RejectedException(new Rejection(AssetPoolRejection.POOL_NOT_FOUND, "no pool " + poolId)));
    }

    /** The tape that the pool has now. */
    public Optional<LoanTapeImported> current(AssetPoolId poolId) {
        return AssetPool.tape(pools.get(poolId));
    }

    /**
     * Refuses a tape that the pool would not take whatever its loans are.
     *
     * @throws RejectedException if the pool is frozen with another tape, or there is none
     */
    public void refuseEarly(AssetPoolId poolId, String tapeHash) {
        var terms = terms(poolId);
        var pool = pools.get(poolId);
        if (AssetPool.contents(pool).isPresent() || pool instanceof AssetPool.Cancelled) {
            var none = new Money(terms.currency(), 0);
            refuse(new ImportLoanTape(
                    poolId,
                    new TapeSummary(
                            tapeHash,
                            "",
                            terms.currency(),
                            terms.cutOffDate(),
                            0,
                            new ControlTotals(none, none, none, none, none, none, none, none, none, none),
                            new TreeMap<>(),
                            0),
                    new EligibilitySummary(0, none, 0),
                    AssetPool.rulesOf(terms)));
        }
    }

    /**
     * Tells the pool of a tape whose loans are stored. Repeating it changes nothing.
     *
     * @param rules by which they were judged
     * @throws RejectedException if the pool refuses the tape
     */
    public LoanTapeImported accept(
            AssetPoolId poolId, TapeSummary tape, EligibilitySummary eligibility, RuleReference rules) {
        var command = new ImportLoanTape(poolId, tape, eligibility, rules);
        refuse(command);
        commands.send(command);
        return current(poolId).orElseThrow();
    }

    private void refuse(ImportLoanTape command) {
        if (AssetPool.decide(command, pools.get(command.poolId())) instanceof Rejected<AssetPoolEvent>(var rejection)) {
            throw new RejectedException(rejection);
        }
    }
}
