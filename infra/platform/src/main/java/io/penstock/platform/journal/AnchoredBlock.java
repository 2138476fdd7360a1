package io.penstock.platform.journal;

import org.jspecify.annotations.Nullable;

/**
 * A block of the journal on its way to the chain, or there.
 *
 * @param from first position
 * @param to last position
 * @param root Merkle root over the block's record hashes, 64 hex digits
 * @param head hash of the journal's chain at {@code to}, 64 hex digits
 * @param attempts how often it was submitted, each time under a key of its own
 * @param transactionHash null until it is on chain, and for a block that was found there
 * @param blockNumber of the chain, null until it is there
 * @param reason of the contract or the node, if it was refused
 */
public record AnchoredBlock(
        long from,
        long to,
        String root,
        String head,
        State state,
        int attempts,
        @Nullable String transactionHash,
        @Nullable Long blockNumber,
        @Nullable String reason) {

    /** How far a block got. */
    public enum State {
        PENDING,
        ANCHORED,
        REFUSED
    }

    AnchoredBlock(
            long from,
            long to,
            String root,
            String head,
            int attempts,
            @Nullable String transactionHash,
            @Nullable Long blockNumber,
            @Nullable String failure) {
        this(from, to, root, head, state(blockNumber, failure), attempts, transactionHash, blockNumber, failure);
    }

    private static State state(@Nullable Long blockNumber, @Nullable String failure) {
        if (blockNumber != null) {
            return State.ANCHORED;
        }
        return failure == null ? State.PENDING : State.REFUSED;
    }
}
