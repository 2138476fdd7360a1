package io.penstock.cli.bench.faults;

import io.penstock.launcher.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Which faults come, from a seed alone. Mostly kills; every so often one of the slow ones. */
final class FaultPlan {

    private static final List<Port> STORES = List.of(Port.POSTGRES, Port.KAFKA);

    /** What may be killed: with Anvil not the chain, which forgets what came after its last orderly stop. */
    private final List<Port> targets;

    private final boolean disk;
    private final boolean clock;
    private final SplittableRandom random;
    private int round;

    FaultPlan(long seed, List<Port> targets, boolean disk, boolean clock) {
        this.random = new SplittableRandom(seed);
        this.targets = List.copyOf(targets);
        this.disk = disk;
        this.clock = clock;
    }

    Fault next() {
        round++;
        // The slow ones come at fixed rounds, so that a short run meets each of them.
        return switch (round % 20) {
            case 3 ->
                round % 40 == 3
                        ? new Fault.OpenTransaction(service(), seconds(5, 15), false)
                        : new Fault.OpenTransaction(service(), seconds(120, 180), true);
            case 5, 15 -> new Fault.Cut(server(), random.nextInt(4) == 0, millis(50, 8_000));
            case 7, 12, 17 -> new Fault.Pause(targets.get(random.nextInt(targets.size())), millis(100, 20_000));
            case 9 -> clock ? new Fault.ClockStep(service(), step(), seconds(3, 20)) : kill();
            case 14 -> disk ? new Fault.DiskFull(seconds(2, 8)) : kill();
            default -> kill();
        };
    }

    /** One in three hits stores alone, which are back soon; one in three hits everything at once. */
    private Fault kill() {
        int kind = random.nextInt(3);
        var pool = new ArrayList<>(kind == 0 ? intersection(STORES) : targets);
        for (int i = pool.size() - 1; i > 0; i--) {
            Collections.swap(pool, i, random.nextInt(i + 1));
        }
        int count = kind == 2 ? pool.size() : random.nextInt(1, Math.min(3, pool.size() + 1));
        var during = new ArrayList<Duration>();
        if (random.nextBoolean()) {
            int again = random.nextInt(1, 5);
            for (int i = 0; i < again; i++) {
                during.add(millis(200, 8_000));
            }
        }
        return new Fault.Kill(pool.subList(0, count), millis(0, 1_500), during);
    }

    private List<Port> intersection(List<Port> some) {
        var both = targets.stream().filter(some::contains).toList();
        return both.isEmpty() ? targets : both;
    }

    private Port server() {
        return random.nextBoolean() ? Port.POSTGRES : Port.KAFKA;
    }

    private String service() {
        return random.nextBoolean() ? "issuance" : "servicing";
    }

    private Duration step() {
        return Duration.ofSeconds(random.nextLong(-3600, 3600));
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextLong(least, most));
    }

    private Duration seconds(int least, int most) {
        return Duration.ofSeconds(random.nextLong(least, most));
    }
}
