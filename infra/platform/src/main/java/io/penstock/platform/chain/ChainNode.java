package io.penstock.platform.chain;

import io.penstock.onchain.Gateway.Outcome;
import io.penstock.onchain.Refusal;
import io.penstock.onchain.VersionedEffect;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The few calls that sending takes, for one key and one deployment. */
public interface ChainNode {

    /** Bytes that the node takes, and the hash under which their receipt is found. */
    record Signed(String raw, String hash) {}

    /**
     * A transaction in a block.
     *
     * @param succeeded false if the contract refused it; its nonce is spent all the same
     * @param outcomes what the gateway says of each effect
     */
    record Receipt(boolean succeeded, long blockNumber, String blockHash, long gasUsed, List<Outcome> outcomes) {}

    /**
     * The newest block.
     *
     * @param gasLimit of a block
     */
    record Head(BlockRef block, long gasLimit) {}

    /** What the gateway has of this writer. */
    record Written(long count, String head) {}

    /** What a dry run says. */
    sealed interface Trial {

        /**
         * All would be applied.
         *
         * @param gas that the whole transaction takes
         */
        record Passed(long gas) implements Trial {}

        /** All would be applied with the limit that was given. */
        record Within() implements Trial {}

        /** Nothing was sent. */
        record Refused(Refusal refusal) implements Trial {}
    }

    /** Of the key, lower case. */
    String address();

    /** What is wrong with the chain: not the one of this deployment, or without it. Empty if all is well. */
    Optional<String> strangeness() throws IOException;

    Head head() throws IOException;

    /** Empty above the head. */
    Optional<BlockRef> block(long number) throws IOException;

    /** Transactions of the key in blocks. */
    long count() throws IOException;

    /** To offer now: see {@link io.penstock.onchain.GasPrice}. */
    BigInteger gasPrice() throws IOException;

    /** Spends nonce 0 of a key that has sent nothing, and waits for it: Ganache executes nonce 0 anew on each resend. */
    void spendNonceZero() throws IOException;

    /** For the gateway: one effect or a batch of them. */
    Signed sign(long nonce, BigInteger gasPrice, long gasLimit, List<VersionedEffect> effects) throws IOException;

    /** What would come of the batch on the latest block. */
    Trial trial(List<VersionedEffect> effects) throws IOException;

    /**
     * The same with a limit that is expected to be enough: cheaper where a node finds the exact figure by trying. A batch
     * that passes may be signed with this limit.
     */
    default Trial trialWithin(List<VersionedEffect> effects, long gasLimit) throws IOException {
        return trial(effects);
    }

    /** Version of the last effect of the stream that the gateway has applied. */
    long streamVersion(String stream) throws IOException;

    /** What the gateway has stored for an effect; empty if it has not applied it. */
    Optional<String> appliedPayload(String effectId) throws IOException;

    /**
     * The transaction in which the gateway applied an effect, as its own events tell.
     *
     * @param hash 0x and 64 digits
     */
    record Carrier(String hash, long blockNumber) {}

    /** Empty if the node's log does not have it any more. */
    default Optional<Carrier> carrier(String effectId) throws IOException {
        return Optional.empty();
    }

    Written written() throws IOException;

    /** Hands the bytes to the node. What it says is settled by the receipt, not by its words. */
    NodeAnswer send(String raw) throws IOException;

    /** Empty while the transaction is in no block. */
    Optional<Receipt> receipt(String hash) throws IOException;
}
