package io.penstock.platform.chain;

import io.penstock.onchain.Effect;
import org.jspecify.annotations.Nullable;

/**
 * An effect in the outbox and what became of it.
 *
 * @param version in its stream; null until it is signed
 * @param appliedNo the writer's count after it, as the chain told; kept over a rebuild, whose order it gives
 * @param failures how often a transaction with it was refused in its block
 * @param refusal final, from the dry run; nothing was sent
 * @param transactionHash of the transaction that carries it
 * @param blockNumber of that transaction
 */
public record ChainEffect(
        long position,
        Effect effect,
        String purpose,
        String reference,
        @Nullable Long version,
        @Nullable Long appliedNo,
        int failures,
        @Nullable String refusal,
        @Nullable String transactionHash,
        @Nullable Long blockNumber) {}
