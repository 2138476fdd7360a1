package io.penstock.cli.bench;

import java.util.Optional;

/**
 * Something whose speed is measured.
 *
 * @param name stable: programs find the figure by it
 * @param unit of the rate, {@code "M loan-periods/s"}
 * @param peer the name of the contestant that it is compared with, if any
 * @param target the rate it should reach, in its unit, if one is set
 * @param targetRatio to the peer, if one is set
 * @param work done once per call
 */
public record Contestant(
        String name,
        String unit,
        Optional<String> peer,
        Optional<Double> target,
        Optional<Double> targetRatio,
        Work work) {

    /** One measured piece of work. */
    @FunctionalInterface
    public interface Work {

        /** Does it, for some tenths of a second at least, and says the rate in the contestant's unit. */
        double rate();
    }

    public static Contestant of(String name, String unit, Work work) {
        return new Contestant(name, unit, Optional.empty(), Optional.empty(), Optional.empty(), work);
    }

    public Contestant against(String peerName) {
        return new Contestant(name, unit, Optional.of(peerName), target, targetRatio, work);
    }

    public Contestant aiming(double rate) {
        return new Contestant(name, unit, peer, Optional.of(rate), targetRatio, work);
    }

    public Contestant aimingAtRatio(double ratio) {
        return new Contestant(name, unit, peer, target, Optional.of(ratio), work);
    }
}
