package io.penstock.issuance.pool.application;

import io.penstock.contracts.journal.InclusionProof;
import io.penstock.contracts.journal.MerkleTree;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.LoanLeaf;
import io.penstock.issuance.pool.domain.PoolContents;
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
     * @param version of the pool's loans on chain
     * @param root 64 hex digits
     * @param leaf the bytes that are hashed, hex
     * @param anchored whether the root is known to be on chain
     */
    public record LoanProof(int version, String root, String leaf, InclusionProof path, boolean anchored) {}

    /**
     * Empty unless the pool is frozen with this loan in it.
     *
     * @throws IllegalStateException if the stored loans do not give the frozen root
     */
    public Optional<LoanProof> of(AssetPoolId poolId, String loanId) {
        var pool = pools.get(poolId);
        return AssetPool.contents(pool)
                .flatMap(contents -> prove(
                        poolId,
                        loanId,
                        AssetPool.tape(pool).orElseThrow().tape().hash(),
                        contents,
                        pool instanceof AssetPool.Anchored));
    }

    private Optional<LoanProof> prove(
            AssetPoolId poolId, String loanId, String tapeHash, PoolContents contents, boolean anchored) {
        var leaves = new ArrayList<byte[]>();
        int index = -1;
        for (var salted : store.list(poolId, tapeHash, LoanSet.of(contents.loans()))) {
            if (salted.loan().loanId().equals(loanId)) {
                index = leaves.size();
            }
            leaves.add(LoanLeaf.of(poolId.name(), salted.loan(), HexFormat.of().parseHex(salted.salt())));
        }
        if (index < 0) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(MerkleTree.root(leaves), HexFormat.of().parseHex(contents.root()))) {
            throw new IllegalStateException(
                    "the stored loans of " + poolId + " do not give its root " + contents.root());
        }
        return Optional.of(new LoanProof(
                contents.version(),
                contents.root(),
                HexFormat.of().formatHex(leaves.get(index)),
                MerkleTree.prove(leaves, index),
                anchored));
    }
}
