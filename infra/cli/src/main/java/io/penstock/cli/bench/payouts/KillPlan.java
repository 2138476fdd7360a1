package io.penstock.cli.bench.payouts;

import java.time.Duration;
import java.util.SplittableRandom;

/** What is done to node and service, from a seed alone. Every third kill hits the node, the service, or both. */
final class KillPlan {

    private static final int SHORTEST_PAUSE_MILLIS = 50;
    private static final int LONG_PAUSE_MILLIS = 4_000;
    private static final int SHORT_PAUSE_MILLIS = 800;
    private static final int LONGEST_DOWN_MILLIS = 1_200;

    private final SplittableRandom random;
    private int number;
    private int turn;

    KillPlan(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Who is killed. */
    enum Victim {
        /** The chain's node; Anvil comes back with the state of its last orderly stop. */
        NODE,
        /** The service that pays. */
        SERVICE,
        /** Both at once. */
        BOTH
    }

    /**
     * One blow.
     *
     * @param after the last one
     * @param down how long the victim stays away
     * @param saveFirst whether the node is stopped in order and started before: what it has is safe from then on
     * @param nodeFirst of both, which dies and comes back first
     */
    record Blow(Victim victim, Duration after, Duration down, boolean saveFirst, boolean nodeFirst) {}

    /** How many blows fall into the next payout. */
    int blowsOfAPayout(int kills) {
        int usual = Math.max(2, kills / 6);
        return random.nextInt(Math.max(1, usual / 2), usual * 2);
    }

    Blow next() {
        // In turns, from a drawn beginning: a short run meets each kind.
        if (number++ == 0) {
            turn = random.nextInt(Victim.values().length);
        }
        var victim = Victim.values()[(turn + number) % Victim.values().length];
        // Short ones hit a process that is still starting, or a replay that has just begun.
        int most = random.nextInt(3) == 0 ? LONG_PAUSE_MILLIS : SHORT_PAUSE_MILLIS;
        return new Blow(
                victim,
                Duration.ofMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, most)),
                Duration.ofMillis(random.nextInt(LONGEST_DOWN_MILLIS)),
                random.nextInt(3) == 0,
                random.nextBoolean());
    }
}
