package io.penstock.platform.chain;

import org.jspecify.annotations.Nullable;

/**
 * An effect was refused by a contract, and nothing happened on chain.
 *
 * @param transactionHash null if the refusal showed before anything was sent
 * @param reason of the contract, as far as the node tells
 */
public record ChainFailure(
        String purpose,
        String reference,
        String effectKey,
        @Nullable String transactionHash,
        String reason) {}
