package io.penstock.contracts.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A Merkle tree in the shape of RFC 6962: leaf {@code SHA-256(0x00 ‖ entry)}, node {@code SHA-256(0x01 ‖ left ‖
 * right)}, split at the largest power of two below the count, so that no leaf is ever doubled.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    /**
     * The root over the entries, in order.
     *
     * @param entries at least one; for the journal the record hashes
     * @throws IllegalArgumentException if there is none
     */
    public static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a tree needs at least one entry");
        }
        return entries.size() == 1 ? leaf(entries.getFirst()) : node(root(left(entries)), root(right(entries)));
    }

    /**
     * The path that shows that one entry is under the root.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public static InclusionProof prove(List<byte[]> entries, int index) {
        var siblings = new ArrayList<byte[]>();
        collect(entries, Objects.checkIndex(index, entries.size()), siblings);
        return new InclusionProof(index, entries.size(), siblings);
    }

    static byte[] leaf(byte[] entry) {
        return Sha256.of(LEAF, entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    /** The largest power of two below the count. */
    static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }

    private static void collect(List<byte[]> entries, int index, List<byte[]> siblings) {
        if (entries.size() == 1) {
            return;
        }
        int split = split(entries.size());
        if (index < split) {
            collect(left(entries), index, siblings);
            siblings.add(root(right(entries)));
        } else {
            collect(right(entries), index - split, siblings);
            siblings.add(root(left(entries)));
        }
    }

    private static List<byte[]> left(List<byte[]> entries) {
        return entries.subList(0, split(entries.size()));
    }

    private static List<byte[]> right(List<byte[]> entries) {
        return entries.subList(split(entries.size()), entries.size());
    }
}
