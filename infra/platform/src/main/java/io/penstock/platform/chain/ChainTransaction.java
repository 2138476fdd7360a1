package io.penstock.platform.chain;

import org.jspecify.annotations.Nullable;

/** A row of the outbox. Nonce, raw bytes and hash are null until it is signed, and final from then on. */
public record ChainTransaction(
        long position,
        String effectKey,
        String purpose,
        String reference,
        String target,
        String data,
        long gasLimit,
        State state,
        @Nullable Long nonce,
        @Nullable String raw,
        @Nullable String transactionHash,
        @Nullable Long blockNumber,
        @Nullable String reason,
        long idleMillis) {

    /** How far it has come. */
    public enum State {
        NEW,
        SIGNED,
        SENT,
        MINED,
        FAILED
    }
}
