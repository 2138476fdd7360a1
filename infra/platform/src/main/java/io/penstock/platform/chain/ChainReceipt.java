package io.penstock.platform.chain;

/**
 * An effect is on chain.
 *
 * @param transactionHash 0x and 64 hex digits; {@link #UNKNOWN} for an effect that another log brought there, when the
 *     node has not kept the gateway's event of it
 * @param blockNumber of that transaction; 0 if it is unknown
 */
public record ChainReceipt(
        String purpose, String reference, String effectKey, String transactionHash, long blockNumber) {

    /** Of no transaction: 64 zeros. */
    public static final String UNKNOWN = "0x" + "0".repeat(64);

    /** Whether the transaction is known. */
    public boolean isTransactionKnown() {
        return !transactionHash.equals(UNKNOWN);
    }
}
