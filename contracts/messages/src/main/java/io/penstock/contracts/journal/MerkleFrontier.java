package io.penstock.contracts.journal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The tree of {@link MerkleTree} grown entry by entry: keeps one hash for each whole subtree, so a tree of a million
 * entries takes twenty hashes of memory.
 */
public final class MerkleFrontier {

    private final MessageDigest digest = Sha256.digest();
    private final List<byte[]> peaks = new ArrayList<>();
    private long count;

    /** An empty tree. */
    public MerkleFrontier() {}

    /** A tree that was written down: what {@link #peaks()} and {@link #count()} said. */
    public MerkleFrontier(long count, List<String> peaks) {
        if (Long.bitCount(count) != peaks.size()) {
            throw new IllegalArgumentException(peaks.size() + " whole subtrees do not make " + count + " entries");
        }
        this.count = count;
        peaks.forEach(peak -> this.peaks.add(HexFormat.of().parseHex(peak)));
    }

    /** One more entry; its bytes are not kept. */
    public void add(byte[] entry) {
        digest.update((byte) 0);
        byte[] node = digest.digest(entry);
        for (long left = count; (left & 1) == 1; left >>= 1) {
            node = node(peaks.removeLast(), node);
        }
        peaks.add(node);
        count++;
    }

    /** Entries so far. */
    public long count() {
        return count;
    }

    /** Roots of the whole subtrees, the largest first, in hexadecimal. */
    public List<String> peaks() {
        return peaks.stream().map(HexFormat.of()::formatHex).toList();
    }

    /**
     * The root over all entries so far.
     *
     * @throws IllegalStateException if there is none
     */
    public byte[] root() {
        if (count == 0) {
            throw new IllegalStateException("a tree needs at least one entry");
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = node(peaks.get(i), root);
        }
        return root.clone();
    }

    /** Begins a new tree. */
    public void clear() {
        peaks.clear();
        count = 0;
    }

    private byte[] node(byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
