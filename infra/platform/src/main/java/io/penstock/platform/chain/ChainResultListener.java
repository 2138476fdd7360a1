package io.penstock.platform.chain;

/**
 * Hears of results on chain. Called outside any transaction and at least once for each effect, so it may send commands
 * and must be idempotent. An exception repeats the call after a growing pause.
 */
public interface ChainResultListener {

    /** The {@link ChainIntent#purpose()} it listens to. One listener a purpose. */
    String purpose();

    void mined(ChainReceipt receipt);

    void reverted(ChainFailure failure);
}
