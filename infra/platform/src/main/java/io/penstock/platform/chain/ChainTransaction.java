package io.penstock.platform.chain;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed transaction of the relay's key; nonce, bytes and hash are final.
 *
 * @param effectIds what it was signed for; empty for one that only spends its nonce
 * @param succeeded status of its receipt; null while it is in no block
 * @param idleMillis since it was last sent; null if it is due at once
 */
public record ChainTransaction(
        long id,
        String keyAddress,
        long nonce,
        long gasLimit,
        BigInteger gasPrice,
        String raw,
        String hash,
        List<String> effectIds,
        TransactionState state,
        @Nullable Long blockNumber,
        @Nullable String blockHash,
        @Nullable Boolean succeeded,
        int attempts,
        @Nullable Long idleMillis) {}
