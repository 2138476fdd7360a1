package io.penstock.contracts.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of {@link MerkleTree}, from entries that come one after the other: of a million of them, some twenty hashes are
 * in memory. Whole subtrees are joined as soon as two of one size stand beside each other; what is left over at the end is
 * joined from the right, which is the split of RFC 6962.
 */
public final class MerkleRoot {

    private final Deque<byte[]> whole = new ArrayDeque<>();
    private long entries;

    /** Adds the next entry. */
    public void add(byte[] entry) {
        byte[] last = MerkleTree.leaf(entry);
        // The subtrees that wait are the ones of the count's binary digits: each trailing one joins.
        for (long joins = entries; (joins & 1) == 1; joins >>= 1) {
            last = MerkleTree.node(whole.pop(), last);
        }
        whole.push(last);
        entries++;
    }

    /**
     * The root over the entries so far.
     *
     * @throws IllegalStateException if there is none
     */
    public byte[] value() {
        if (whole.isEmpty()) {
            throw new IllegalStateException("a tree needs at least one entry");
        }
        var rest = whole.iterator(); // the smallest first
        byte[] root = rest.next();
        while (rest.hasNext()) {
            root = MerkleTree.node(rest.next(), root);
        }
        return root;
    }
}
