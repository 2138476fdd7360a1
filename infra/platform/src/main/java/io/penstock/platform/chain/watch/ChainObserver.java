package io.penstock.platform.chain.watch;

/**
 * Hears of what the chain did by itself. Called outside any transaction and at least once for each fact, in the chain's
 * order, so it may send commands and must be idempotent by {@link Observed#position()}. An exception repeats the call after
 * a growing pause; nothing is passed over.
 */
public interface ChainObserver {

    void observe(Observed fact);
}
