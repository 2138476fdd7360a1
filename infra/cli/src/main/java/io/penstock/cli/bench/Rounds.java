package io.penstock.cli.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Runs contestants in turns, A B C A B C, so that what else the machine does meets all of them alike. The first
 * turn warms up and is not counted.
 */
public final class Rounds {

    /** Half a second. */
    static final long LONG_ENOUGH = 500_000_000L;

    private static final long IDLE_LOOK = 300_000_000L;

    private Rounds() {}

    /**
     * Measures all.
     *
     * @param rounds counted turns of each, at least 1
     * @param progress is told each turn
     */
    public static List<Measured> of(List<Contestant> contestants, int rounds, Consumer<String> progress) {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            progress.accept((round == 0 ? "warming up" : "round " + round + " of " + rounds) + idle());
            for (var contestant : contestants) {
                double rate = contestant.work().rate();
                if (round > 0) {
                    rates.computeIfAbsent(contestant.name(), _ -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        return contestants.stream()
                .map(c -> new Measured(c, rates.getOrDefault(c.name(), List.of()), ratio(c, rates)))
                .toList();
    }

    /** What the machine did not need just before, for the reader who wonders about a round. */
    private static String idle() {
        var machine = new Machine();
        LockSupport.parkNanos(IDLE_LOOK);
        return machine.idleShare()
                .map(share -> String.format(Locale.ROOT, ", %.0f %% idle", 100 * share))
                .orElse("");
    }

    private static Optional<Double> ratio(Contestant contestant, Map<String, List<Double>> rates) {
        return contestant.peer().filter(rates::containsKey).map(peer -> {
            var own = rates.getOrDefault(contestant.name(), List.of());
            var others = rates.getOrDefault(peer, List.of());
            var ratios = new ArrayList<Double>();
            for (int round = 0; round < own.size(); round++) {
                ratios.add(own.get(round) / others.get(round));
            }
            return Measured.median(ratios);
        });
    }

    /**
     * Repeats work until it has taken long enough to be measured, on as many threads as it likes.
     *
     * @param unitsPerCall what one call does, in the unit of the rate
     * @return units a second, as the clock on the wall counts them
     */
    static double wallRate(double unitsPerCall, Runnable call) {
        return rate(unitsPerCall, call, System::nanoTime);
    }

    /**
     * The same for work that runs on this thread alone.
     *
     * @return units a second of this thread's processor time, so that what else the machine does matters little
     */
    static double threadRate(double unitsPerCall, Runnable call) {
        return rate(unitsPerCall, call, Rounds::threadTime);
    }

    /** Processor time of this thread in nanoseconds. */
    static long threadTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double rate(double unitsPerCall, Runnable call, LongSupplier nanoseconds) {
        long begin = nanoseconds.getAsLong();
        long calls = 0;
        long elapsed;
        do {
            call.run();
            calls++;
            elapsed = nanoseconds.getAsLong() - begin;
        } while (elapsed < LONG_ENOUGH);
        return calls * unitsPerCall / (elapsed / 1e9);
    }
}
