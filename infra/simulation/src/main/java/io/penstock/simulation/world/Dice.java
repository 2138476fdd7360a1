package io.penstock.simulation.world;

import java.util.List;

/** All chance of a run, from its seed: SplitMix64, the same on every machine and every JDK. */
public final class Dice {

    private long state;

    public Dice(long seed) {
        this.state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to {@code bound} - 1. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in so many of a thousand cases. */
    public boolean perMille(int share) {
        return below(1000) < share;
    }

    /**
     * One of these.
     *
     * @param items at least one
     */
    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    /** Chance of its own, so that what it is used for does not shift all later draws. */
    public Dice split() {
        return new Dice(next());
    }
}
