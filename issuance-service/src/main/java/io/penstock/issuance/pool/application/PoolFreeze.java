package io.penstock.issuance.pool.application;

import io.penstock.contracts.journal.MerkleTree;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.application.LoanTapeStore.SaltedLoan;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.LoanLeaf;
import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Service;

/** Freezes a pool with the Merkle root of the loans that are stored for it. */
@Service
public class PoolFreeze {

    private final AssetPools pools;
    private final LoanTapeStore store;
    private final Commands commands;

    public PoolFreeze(AssetPools pools, LoanTapeStore store, Commands commands) {
        this.pools = pools;
        this.store = store;
        this.commands = commands;
    }

    /** Repeating it changes nothing, or asks once more for an anchor that the chain refused. */
    public void run(AssetPoolId poolId) {
        commands.send(
                pools.get(poolId) instanceof AssetPool.TapeImported pool
                        ? command(poolId, pool)
                        : new FreezePool(poolId, "", new EligibilitySummary(0, Money.of("USD", "0"), 0)));
    }

    private FreezePool command(AssetPoolId poolId, AssetPool.TapeImported pool) {
        var hash = pool.imported().tape().hash();
        var loans = store.eligible(poolId, hash);
        long balance = loans.stream()
                .mapToLong(salted -> salted.loan().currentBalance())
                .reduce(0, Math::addExact);
        var counted = new EligibilitySummary(
                loans.size(), new Money(pool.terms().currency(), balance), store.rejectedCount(poolId, hash));
        return new FreezePool(poolId, loans.isEmpty() ? "" : root(poolId, loans), counted);
    }

    /** @param loans in order of loan id, which is the order of the leaves */
    static String root(AssetPoolId poolId, List<SaltedLoan> loans) {
        var leaves = loans.stream()
                .map(salted ->
                        LoanLeaf.of(poolId.name(), salted.loan(), HexFormat.of().parseHex(salted.salt())))
                .toList();
        return HexFormat.of().formatHex(MerkleTree.root(leaves));
    }
}
