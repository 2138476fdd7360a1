package io.penstock.issuance.pool.application;

import io.penstock.contracts.journal.InclusionProof;
import io.penstock.contracts.journal.MerkleTree;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.LoanLeaf;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Shows one loan of a frozen pool to somebody who may not see the others: its bytes, its salt, and the path to the root. */
@Service
public class LoanProofs {

    private final AssetPools pools;
    private final LoanTapeStore store;

    public LoanProofs(AssetPools pools, LoanTapeStore store) {
        this.pools = pools;
        this.store = store;
    }

    /**
     * A loan under the root of its pool.
     *
     * @param root 64 hex digits
     * @param leaf the bytes that are hashed, hex
     * @param anchored whether the root is known to be on chain
     */
    public record LoanProof(String root, String leaf, InclusionProof path, boolean anchored) {}

    /**
     * Empty unless the pool is frozen with this loan in it.
     *
     * @throws IllegalStateException if the stored loans do not give the frozen root
     */
    public Optional<LoanProof> of(AssetPoolId poolId, String loanId) {
        return switch (pools.get(poolId)) {
            case AssetPool.Absent _, AssetPool.Open _, AssetPool.TapeImported _ -> Optional.empty();
            case AssetPool.Frozen pool -> prove(poolId, loanId, pool.imported(), pool.frozen(), false);
            case AssetPool.Anchored pool -> prove(poolId, loanId, pool.imported(), pool.frozen(), true);
        };
    }

    private Optional<LoanProof> prove(
            AssetPoolId poolId, String loanId, LoanTapeImported imported, PoolFrozen frozen, boolean anchored) {
        var leaves = new ArrayList<byte[]>();
        int index = -1;
        for (var salted : store.eligible(poolId, imported.tape().hash())) {
            if (salted.loan().loanId().equals(loanId)) {
                index = leaves.size();
            }
            leaves.add(LoanLeaf.of(poolId.name(), salted.loan(), HexFormat.of().parseHex(salted.salt())));
        }
        if (index < 0) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(MerkleTree.root(leaves), HexFormat.of().parseHex(frozen.root()))) {
            throw new IllegalStateException("the stored loans of " + poolId + " do not give its root " + frozen.root());
        }
        return Optional.of(new LoanProof(
                frozen.root(), HexFormat.of().formatHex(leaves.get(index)), MerkleTree.prove(leaves, index), anchored));
    }
}
