package io.penstock.platform.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/** The few calls that sending takes, for one key. */
public interface ChainNode {

    /** Bytes that the node takes, and the hash under which their receipt is found. */
    record Signed(String raw, String hash) {}

    /**
     * A transaction in a block.
     *
     * @param succeeded false if the contract refused it; its nonce is spent all the same
     */
    record Receipt(boolean succeeded, long blockNumber) {}

    /** Of the key, lower case. */
    String address();

    /** Transactions of the key in blocks. */
    long count() throws IOException;

    /** Twice what the node asks for, so that a base fee which rises a little strands nothing. */
    BigInteger gasPrice() throws IOException;

    Signed sign(long nonce, BigInteger gasPrice, ChainTransaction transaction);

    /** Why the effect would be refused on the latest block, or empty if it would not. */
    Optional<String> refusal(ChainTransaction transaction) throws IOException;

    /** Hands the bytes to the node. What it says against them is settled by the receipt, not by its words. */
    Optional<String> send(String raw) throws IOException;

    /** Empty while the transaction is in no block. */
    Optional<Receipt> receipt(String hash) throws IOException;
}
