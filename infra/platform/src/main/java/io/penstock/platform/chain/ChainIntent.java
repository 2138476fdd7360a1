package io.penstock.platform.chain;

import io.penstock.onchain.Effect;

/**
 * What a service wants to happen on chain.
 *
 * @param purpose names the {@link ChainResultListener} that hears of the result: {@code "tranche.create"}
 * @param reference for the listener, usually an aggregate's identifier
 */
public record ChainIntent(String purpose, String reference, Effect effect) {}
