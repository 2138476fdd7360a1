package io.penstock.issuance.pool.application;

import io.penstock.contracts.journal.MerkleRoot;
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
    private final OpenExceptions exceptions;
    private final Commands commands;

    public PoolFreeze(AssetPools pools, LoanTapeStore store, OpenExceptions exceptions, Commands commands) {
        this.pools = pools;
        this.store = store;
        this.exceptions = exceptions;
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
        var root = new MerkleRoot();
        var sum = new Sum();
        store.eachEligible(poolId, hash, salted -> {
            root.add(leaf(poolId, salted));
            sum.add(salted.loan().currentBalance());
        });
        var counted = new EligibilitySummary(
                sum.loans, new Money(pool.terms().currency(), sum.balance), store.rejectedCount(poolId, hash));
        return new FreezePool(
                poolId,
                sum.loans == 0 ? "" : HexFormat.of().formatHex(root.value()),
                counted,
                exceptions.blocking(poolId));
    }

    /** Counted while the leaves go by: the loans of a pool may be more than memory holds. */
    private static final class Sum {

        private int loans;
        private long balance;

        void add(long amount) {
            loans++;
            balance = Math.addExact(balance, amount);
        }
    }

    private static byte[] leaf(AssetPoolId poolId, SaltedLoan salted) {
        return LoanLeaf.of(poolId.name(), salted.loan(), HexFormat.of().parseHex(salted.salt()));
    }

    /** @param loans in order of loan id, which is the order of the leaves */
    static String root(AssetPoolId poolId, List<SaltedLoan> loans) {
        var root = new MerkleRoot();
        loans.forEach(salted -> root.add(leaf(poolId, salted)));
        return HexFormat.of().formatHex(root.value());
    }
}
