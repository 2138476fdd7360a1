package io.penstock.onchain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.web3j.abi.FunctionEncoder;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/**
 * The tree over all payments of a distribution to holders, whose root is declared on chain before one of them is paid.
 *
 * <p>A leaf is {@code keccak256(keccak256(abi.encode(distribution, index, class, wallet, amount)))}; its place in the tree
 * is its index. Places that are missing to the next power of two are zero words. Contract {@code DistributionPool} checks
 * every payment against the root, whether the service pushes it or its holder claims it.
 */
public final class PayoutTree {

    /** The root of a tree without payments. */
    public static final String NO_PAYMENTS = "0x" + "0".repeat(64);

    private final String distributionId;
    private final List<Payment> payments;
    /** Leaves first, the root alone last. Missing places at the end of a level are not stored. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    /**
     * @param payments in order of their indexes, none of them a fee
     * @throws IllegalArgumentException if one is a fee or a wallet is named twice for a class
     */
    public PayoutTree(String distributionId, List<Payment> payments) {
        this.distributionId = distributionId;
        this.payments = List.copyOf(payments);
        var seen = new HashSet<String>();
        var leaves = new ArrayList<byte[]>();
        for (Payment payment : this.payments) {
            if (payment.className().isEmpty()) {
                throw new IllegalArgumentException("a fee has no place among the payments to holders: " + payment);
            }
            if (!seen.add(payment.className() + "/" + Abi.address(payment.wallet()))) {
                throw new IllegalArgumentException("paid twice in one distribution: " + payment);
            }
            leaves.add(leaf(leaves.size(), payment));
        }
        if (!leaves.isEmpty()) {
            levels.add(leaves);
            while (levels.getLast().size() > 1) {
                levels.add(above(levels.getLast(), levels.size() - 1));
            }
        }
    }

    /** Id of the distribution, as text. */
    public String distributionId() {
        return distributionId;
    }

    /** All payments, by index. */
    public List<Payment> payments() {
        return payments;
    }

    /** "0x" and 64 digits; {@link #NO_PAYMENTS} if there is none. */
    public String root() {
        return levels.isEmpty() ? NO_PAYMENTS : hex(levels.getLast().getFirst());
    }

    /**
     * The hashes beside neighbouring leaves, level by level from the leaves: the left neighbour if one is needed, then the
     * right one.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ from &lt; from + count ≤ number of payments
     */
    public List<String> proof(int from, int count) {
        Objects.checkFromIndexSize(from, count, payments.size());
        if (count == 0) {
            throw new IndexOutOfBoundsException("a proof of nothing");
        }
        var proof = new ArrayList<String>();
        int first = from;
        int last = from + count - 1;
        for (int level = 0; level + 1 < levels.size(); level++) {
            if (first % 2 == 1) {
                proof.add(hex(at(level, first - 1)));
            }
            if (last % 2 == 0) {
                proof.add(hex(at(level, last + 1)));
            }
            first /= 2;
            last /= 2;
        }
        return proof;
    }

    /** The call of contract {@code DistributionPool} with which anybody has one payment sent to its wallet, as hex. */
    public String claim(int index) {
        Payment payment = payments.get(index);
        return DistributionPoolAbi.claim(
                Abi.idWord(distributionId),
                Abi.uint(index),
                new DistributionPoolAbi.Payment(
                        Abi.idWord(payment.className()),
                        Abi.address(payment.wallet()),
                        Abi.cash(payment.amountMinor())),
                proof(index, 1).stream().map(Abi::word).toList());
    }

    private byte[] leaf(int index, Payment payment) {
        String encoded = FunctionEncoder.encodeConstructor(Abi.list(
                Abi.idWord(distributionId),
                Abi.uint(index),
                Abi.idWord(payment.className()),
                Abi.address(payment.wallet()),
                Abi.cash(payment.amountMinor())));
        return Hash.sha3(Hash.sha3(Numeric.hexStringToByteArray(encoded)));
    }

    private List<byte[]> above(List<byte[]> level, int number) {
        var nodes = new ArrayList<byte[]>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            nodes.add(node(level.get(i), i + 1 < level.size() ? level.get(i + 1) : missing(number)));
        }
        return nodes;
    }

    private byte[] at(int level, int index) {
        List<byte[]> nodes = levels.get(level);
        return index < nodes.size() ? nodes.get(index) : missing(level);
    }

    /** The root of a subtree of zero leaves. */
    private static byte[] missing(int level) {
        var node = new byte[32];
        for (int i = 0; i < level; i++) {
            node = node(node, node);
        }
        return node;
    }

    private static byte[] node(byte[] left, byte[] right) {
        var both = new byte[64];
        System.arraycopy(left, 0, both, 0, 32);
        System.arraycopy(right, 0, both, 32, 32);
        return Hash.sha3(both);
    }

    private static String hex(byte[] hash) {
        return Numeric.toHexString(hash);
    }
}
