package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.utils.Numeric;

/** Inclusion proofs of RFC 6962 trees of all shapes up to 17 leaves, made by the RFC's recursive definition. */
final class LoanProofIT {
    @Test
    void the_contract_accepts_each_proof_and_no_other() throws NoSuchAlgorithmException {
        try (TestChain chain = TestChain.anvil()) {
            for (int size : new int[] {1, 2, 3, 6, 7, 8, 13, 17}) {
                List<byte[]> leaves = IntStream.range(0, size)
                        .mapToObj(i -> hash((byte) 0, ("loan " + i).getBytes(StandardCharsets.UTF_8)))
                        .toList();
                String pool = "POOL-" + size;
                String root = Numeric.toHexStringNoPrefix(root(leaves));
                chain.apply(
                        Writer.ISSUANCE,
                        chain.effects.anchorPool(pool, pool, 1, root, size, 1, LocalDate.of(2020, 7, 31), root));
                for (int i = 0; i < size; i++) {
                    List<byte[]> path = path(i, leaves);
                    assertThat(verify(chain, pool, i, leaves.get(i), path)).isTrue();
                    assertThat(verify(chain, pool, i, hash((byte) 0, new byte[] {1}), path))
                            .isFalse();
                    assertThat(verify(chain, pool, i + 1, leaves.get(i), path)).isFalse();
                    assertThat(verify(chain, pool, i, leaves.get(i), longer(path)))
                            .isFalse();
                    if (size > 1) {
                        assertThat(verify(chain, pool, i, leaves.get(i), path.subList(1, path.size())))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean verify(TestChain chain, String pool, int index, byte[] leaf, List<byte[]> path) {
        var proof = new DynamicArray<>(
                Bytes32.class, path.stream().map(Bytes32::new).toList());
        String registry = chain.addresses.assetPoolRegistry();
        String call = Artifact.of("AssetPoolRegistry")
                .call("verifyLoan", Abi.idWord(pool), Abi.uint(1), Abi.uint(index), new Bytes32(leaf), proof);
        return !Abi.isZero(chain.rpc.call(registry, registry, call));
    }

    private static List<byte[]> longer(List<byte[]> path) {
        var longer = new ArrayList<>(path);
        longer.add(new byte[32]);
        return longer;
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves.size());
        return hash((byte) 1, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    private static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        var path = new ArrayList<>(index < k ? path(index, left) : path(index - k, right));
        path.add(index < k ? root(right) : root(left));
        return path;
    }

    /** The largest power of two below n. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private static byte[] hash(byte prefix, byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(prefix);
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
