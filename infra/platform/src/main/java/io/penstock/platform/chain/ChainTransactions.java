package io.penstock.platform.chain;

import java.util.List;
import java.util.Optional;

/** The outbox as the worker sees it. Each change is a transaction of its own. */
public interface ChainTransactions {

    /** Signed but without a receipt, lowest nonce first. */
    List<ChainTransaction> inFlight();

    /** The oldest that is not signed. */
    Optional<ChainTransaction> nextNew();

    /** Mined or failed, and the listener has not taken it. */
    List<ChainTransaction> unreported();

    Optional<Long> highestNonce(String address);

    /** Nonce and bytes become final here, before anything is sent. */
    void signed(long position, String address, long nonce, String raw, String transactionHash);

    void sent(long position);

    void mined(long position, long blockNumber);

    void failed(long position, String reason);

    void reported(long position);

    /**
     * The chain has forgotten these: the same bytes go out again.
     *
     * @return how many
     */
    int forgotten(String address, long chainCount);
}
