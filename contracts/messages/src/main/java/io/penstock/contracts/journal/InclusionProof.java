package io.penstock.contracts.journal;

import java.security.MessageDigest;
import java.util.List;

/**
 * That an entry is one of those under a root, without the others.
 *
 * @param index of the entry, from 0
 * @param count of all entries
 * @param siblings from the leaf up to the root, 32 bytes each
 */
public record InclusionProof(int index, int count, List<byte[]> siblings) {

    public InclusionProof {
        siblings = List.copyOf(siblings);
    }

    /** Whether this path leads from the entry to the root. False for any damaged or foreign proof; never throws. */
    public boolean verify(byte[] entry, byte[] root) {
        if (index < 0 || index >= count || siblings.size() != depth(index, count)) {
            return false;
        }
        return MessageDigest.isEqual(climb(MerkleTree.leaf(entry), index, count, siblings.size()), root);
    }

    private byte[] climb(byte[] leaf, int at, int of, int used) {
        if (of == 1) {
            return leaf;
        }
        int split = MerkleTree.split(of);
        byte[] sibling = siblings.get(used - 1);
        return at < split
                ? MerkleTree.node(climb(leaf, at, split, used - 1), sibling)
                : MerkleTree.node(sibling, climb(leaf, at - split, of - split, used - 1));
    }

    private static int depth(int index, int count) {
        int depth = 0;
        int at = index;
        int of = count;
        while (of > 1) {
            int split = MerkleTree.split(of);
            of = at < split ? split : of - split;
            at = at < split ? at : at - split;
            depth++;
        }
        return depth;
    }
}
