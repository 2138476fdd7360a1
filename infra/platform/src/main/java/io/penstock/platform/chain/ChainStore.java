package io.penstock.platform.chain;

import io.penstock.platform.chain.ChainNode.Carrier;
import io.penstock.platform.chain.ChainNode.Receipt;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Effects, transactions and blocks as the one writer sees them. Each change is a transaction of its own. */
public interface ChainStore {

    /**
     * An effect at its place in a transaction.
     *
     * @param payload as the gateway stores it
     */
    record Placed(long position, String effectId, long version, String payload) {}

    /** All that becomes final before anything is sent. */
    record Signing(
            String keyAddress,
            long nonce,
            long gasLimit,
            BigInteger gasPrice,
            String raw,
            String hash,
            List<Placed> effects) {}

    Optional<ChainLink> link();

    /** The first time that this log meets its deployment. */
    void linked(long baseCount, String baseHead, long checkpoint);

    void link(ChainLink.State state, @Nullable String reason);

    /** Signed but without a receipt, lowest nonce first. */
    List<ChainTransaction> inFlight();

    /** In a block but not deep enough, lowest nonce first. */
    List<ChainTransaction> mined();

    /** The oldest that are not signed; in a rebuild first those that the old chain had, in its order. */
    List<ChainEffect> nextNew(int limit);

    /** On chain and confirmed, or refused; and the listener has not taken it. */
    List<ChainEffect> unreported();

    OptionalLong highestNonce();

    /** Highest version that was given to an effect of this stream. */
    OptionalLong highestVersion(String stream);

    /** The same for several streams; without an entry for one that has none. */
    default Map<String, Long> highestVersions(Collection<String> streams) {
        var highest = new HashMap<String, Long>();
        for (String stream : streams) {
            highestVersion(stream).ifPresent(version -> highest.put(stream, version));
        }
        return highest;
    }

    void signed(Signing signing);

    void refused(long position, int code, String reason);

    /**
     * The chain has the effect already, by a transaction that this log does not know.
     *
     * @param carrier that transaction, from the chain's own events; empty if they are gone
     */
    void adopted(Placed placed, Optional<Carrier> carrier);

    /**
     * Handed to a node.
     *
     * @param objection the node's words; null if it had none
     */
    void sent(long id, @Nullable String objection);

    /** Notes what the receipt says of each effect: the chain decides which transaction carried it. */
    void mined(long id, Receipt receipt);

    void confirmed(long id);

    /** Refused in its block: its effects are to be signed anew, with new versions. */
    void failed(long id, String reason);

    void reported(long position);

    /**
     * What is in blocks above this one goes out again.
     *
     * @return how many transactions
     */
    int takenBack(long aboveBlock);

    /**
     * What the chain does not count goes out again.
     *
     * @return how many transactions
     */
    int forgotten(long chainCount);

    /** Applied effects up to this number of the writer, in the chain's order. */
    List<ChainEffect> applied(long upTo);

    /**
     * Everything that the writer counted above this goes out again.
     *
     * @return how many transactions
     */
    int rolledBack(long aboveCount);

    /** For each stream with a version in flight, the lowest of them: the chain stands one below. */
    Map<String, Long> lowestInFlight();

    /** Whether effects that the old chain had are still to be confirmed on the new one. */
    boolean rebuilding();

    /** The newest block seen. */
    Optional<BlockRef> lastBlock();

    /** The last blocks seen, newest first. */
    List<BlockRef> blocks();

    /**
     * Replaces what was seen above this number; keeps the last 256.
     *
     * @param above -1 forgets all
     */
    void followed(long above, List<BlockRef> blocks);
}
