package io.penstock.platform.lease;

import java.util.function.BooleanSupplier;

/**
 * The right of one worker of one instance to do its work, under a number that grows with every change of hands. Whoever
 * holds an older number commits nothing: {@link LeaseFence} compares it in each transaction of the worker.
 */
public final class Lease {

    private final String name;
    private final long epoch;
    private final BooleanSupplier instanceAlive;
    private volatile boolean over;

    Lease(String name, long epoch, BooleanSupplier instanceAlive) {
        this.name = name;
        this.epoch = epoch;
        this.instanceAlive = instanceAlive;
    }

    public String name() {
        return name;
    }

    /** 1 for the first holder ever. */
    public long epoch() {
        return epoch;
    }

    /** Whether to go on. False does not mean that another has it already, only that the worker must stop and ask. */
    public boolean held() {
        return !over && instanceAlive.getAsBoolean();
    }

    void end() {
        over = true;
    }

    /** Whether it was ended for good: held no more, whatever becomes of the instance. */
    boolean ended() {
        return over;
    }

    @Override
    public String toString() {
        return name + " epoch " + epoch;
    }
}
