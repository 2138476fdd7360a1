package io.penstock.platform.chain.reconcile;

/** Where a run's findings go and what stands. */
public interface BreakBook {

    Breaks now();

    void send(BreakCommand command);
}
