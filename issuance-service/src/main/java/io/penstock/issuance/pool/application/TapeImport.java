package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.EligibilityRules;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;

/**
 * Imports a tape that was read without a fault: checks its loans, stores file and loans, and tells the pool. If the pool
 * refuses, nothing is stored.
 */
@Service
public class TapeImport {

    private final AssetPools pools;
    private final LoanTapeStore store;
    private final Commands commands;

    public TapeImport(AssetPools pools, LoanTapeStore store, Commands commands) {
        this.pools = pools;
        this.store = store;
        this.commands = commands;
    }

    /**
     * What the pool was opened with.
     *
     * @throws RejectedException if there is no such pool
     */
    public PoolOpened terms(AssetPoolId poolId) {
        return switch (pools.get(poolId)) {
            case AssetPool.Absent _ ->
                throw new RejectedException(new Rejection(AssetPoolRejection.POOL_NOT_FOUND, "no pool " + poolId));
            case AssetPool.Open(var terms) -> terms;
            case AssetPool.TapeImported pool -> pool.terms();
            case AssetPool.Frozen pool -> pool.terms();
            case AssetPool.Anchored pool -> pool.terms();
        };
    }

    /** The tape that the pool has now. */
    public Optional<LoanTapeImported> current(AssetPoolId poolId) {
        return switch (pools.get(poolId)) {
            case AssetPool.Absent _, AssetPool.Open _ -> Optional.empty();
            case AssetPool.TapeImported pool -> Optional.of(pool.imported());
            case AssetPool.Frozen pool -> Optional.of(pool.imported());
            case AssetPool.Anchored pool -> Optional.of(pool.imported());
        };
    }

    /**
     * Imports the tape.
     *
     * @param file the bytes from which the tape was read
     * @param progress is told how many loans are stored
     * @throws RejectedException if the pool refuses the tape
     */
    public LoanTapeImported run(AssetPoolId poolId, LoanTape tape, Path file, LongConsumer progress)
            throws IOException {
        var terms = terms(poolId);
        var report = EligibilityRules.check(tape.loans(), terms.criteria(), tape.currency());
        var command = new ImportLoanTape(poolId, tape.summary(), report.summary());
        if (AssetPool.decide(command, pools.get(poolId)) instanceof Rejected<AssetPoolEvent>(var rejection)) {
            throw new RejectedException(rejection);
        }
        var earlier = current(poolId);
        if (earlier.isPresent() && earlier.get().tape().hash().equals(tape.hash())) {
            return earlier.get();
        }
        store.keepOriginal(tape.hash(), tape.fileName(), file);
        store.keepLoans(poolId, tape.hash(), report, progress);
        commands.send(command);
        return current(poolId).orElseThrow();
    }
}
