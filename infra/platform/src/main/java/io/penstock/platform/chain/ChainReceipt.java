package io.penstock.platform.chain;

/**
 * An effect is on chain.
 *
 * @param transactionHash 0x and 64 hex digits
 */
public record ChainReceipt(
        String purpose, String reference, String effectKey, String transactionHash, long blockNumber) {}
