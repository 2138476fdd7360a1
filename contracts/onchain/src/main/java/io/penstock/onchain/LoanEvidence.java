package io.penstock.onchain;

import java.util.List;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint64;
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
        return rpc.ask(
                registry,
                AssetPoolRegistryAbi.verifyLeaf(
                        Abi.idWord(poolId),
                        new Uint32(version),
                        new Uint64(index),
                        Abi.bytes(leaf),
                        siblings.stream().map(Abi::word).toList()));
    }
}
