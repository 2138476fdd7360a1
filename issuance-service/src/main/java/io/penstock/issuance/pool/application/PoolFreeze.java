package io.penstock.issuance.pool.application;

import io.penstock.contracts.journal.MerkleRoot;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.PoolSelection;
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
        var chosen = pool.selected().map(LoansSelected::selection).map(PoolSelection::loans);
        var counted = new Counted(poolId);
        store.each(poolId, hash, LoanSet.of(chosen), counted::add);
        return new FreezePool(
                poolId,
                counted.root(),
                new EligibilitySummary(
                        counted.loans(),
                        new Money(pool.terms().currency(), counted.balance()),
                        store.rejectedCount(poolId, hash)),
                exceptions.blocking(poolId));
    }

    /** Counted while the leaves go by in order of loan id: the loans of a pool may be more than memory holds. */
    static final class Counted {

        private final AssetPoolId poolId;
        private final MerkleRoot root = new MerkleRoot();
        private int loans;
        private long balance;

        Counted(AssetPoolId poolId) {
            this.poolId = poolId;
        }

        void add(SaltedLoan salted) {
            root.add(leaf(poolId, salted));
            loans++;
            balance = Math.addExact(balance, salted.loan().currentBalance());
        }

        /** 64 hex digits; empty without a loan. */
        String root() {
            return loans == 0 ? "" : HexFormat.of().formatHex(root.value());
        }

        int loans() {
            return loans;
        }

        /** Minor units. */
        long balance() {
            return balance;
        }
    }

    private static byte[] leaf(AssetPoolId poolId, SaltedLoan salted) {
        return LoanLeaf.of(poolId.name(), salted.loan(), HexFormat.of().parseHex(salted.salt()));
    }

    /** @param loans in order of loan id, which is the order of the leaves */
    static String root(AssetPoolId poolId, List<SaltedLoan> loans) {
        var counted = new Counted(poolId);
        loans.forEach(counted::add);
        return counted.root();
    }
}
