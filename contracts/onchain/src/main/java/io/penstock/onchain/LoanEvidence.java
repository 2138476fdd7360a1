package io.penstock.onchain;

import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.protocol.Web3j;

/** Has the pool registry on chain say whether a loan is in an anchored pool. */
public final class LoanEvidence {
    private final Rpc rpc;
    private final String registry;

    /** @param registry address of contract {@code AssetPoolRegistry} */
    public LoanEvidence(Web3j web3j, String registry) {
        this.rpc = new Rpc(web3j);
        this.registry = registry;
    }

    /**
     * Whether the bytes are a salted loan of the pool at this place under the version's root.
     *
     * @param leaf the bytes that are hashed, as hex
     * @param siblings from the leaf up to the root, 64 hexadecimal digits each
     */
    public boolean holds(String poolId, int version, long index, String leaf, List<String> siblings) {
        String call = Artifact.of("AssetPoolRegistry")
                .call(
                        "verifyLeaf",
                        Abi.idWord(poolId),
                        Abi.uint(version),
                        Abi.uint(index),
                        Abi.bytes(leaf),
                        new DynamicArray<>(
                                Bytes32.class, siblings.stream().map(Abi::word).toList()));
        return !Abi.isZero(rpc.call(registry, registry, call));
    }
}
