package io.penstock.platform.gap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Writers that pause and roll back, and a reader that is restarted at its stored position, all by one seed. What the
 * writers do is repeated by the seed; how the machine interleaves them is not.
 */
public final class GapFuzz {

    /**
     * How hard it gets.
     *
     * @param writers at once
     * @param transactions of each writer
     * @param pausePercent transactions that stay open for a while, of a hundred
     * @param longestPauseMillis of these
     * @param rollbackPercent transactions that are rolled back, of a hundred
     */
    public record Load(int writers, int transactions, int pausePercent, int longestPauseMillis, int rollbackPercent) {

        /** Some seconds on a busy machine. */
        public static final Load SHORT = new Load(6, 60, 5, 100, 8);
    }

    /**
     * What a run showed. Lost nothing and reordered nothing if {@link #clean()}.
     *
     * @param skipped committed events that the live reader never got
     * @param duplicated events that it got again without going back
     * @param reordered events that stand at another place live than in a replay, among those read by both
     */
    public record Result(
            String engine, long seed, int committed, int skipped, int duplicated, int reordered, int restarts) {

        public boolean clean() {
            return skipped == 0 && duplicated == 0 && reordered == 0;
        }
    }

    private final LogUnderTest log;
    private final long seed;
    private final Load load;
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final List<String> live = new ArrayList<>();
    private int restarts;

    private GapFuzz(LogUnderTest log, long seed, Load load) {
        this.log = log;
        this.seed = seed;
        this.load = load;
    }

    /** Runs to the end of all writers, then reads to the end of the log. */
    public static Result run(LogUnderTest log, long seed, Load load) throws InterruptedException {
        return new GapFuzz(log, seed, load).run();
    }

    private Result run() throws InterruptedException {
        var start = log.read(null).position();
        var done = new AtomicBoolean();
        try (var threads = Executors.newCachedThreadPool()) {
            var reading = threads.submit(() -> follow(start, done));
            var writing = new ArrayList<Callable<Void>>();
            for (int writer = 0; writer < load.writers(); writer++) {
                var random = random(writer);
                writing.add(() -> write(random));
            }
            for (var each : threads.invokeAll(writing)) {
                each.get();
            }
            done.set(true);
            reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(log.name() + ", seed " + seed + ": " + e.getCause(), e);
        }
        return judge(log.read(start).eventIds());
    }

    private Result judge(List<String> replay) {
        var seen = new HashSet<>(live);
        int skipped = (int) committed.stream().filter(id -> !seen.contains(id)).count();
        var place = new HashMap<String, Integer>();
        replay.forEach(id -> place.put(id, place.size()));
        int reordered = 0;
        int before = -1;
        for (String id : live) {
            int now = place.getOrDefault(id, -1);
            if (now < before) {
                reordered++;
            }
            before = Math.max(before, now);
        }
        return new Result(log.name(), seed, committed.size(), skipped, live.size() - seen.size(), reordered, restarts);
    }

    /** The position alone survives a restart, as it does in a token table. */
    private Void follow(@Nullable TrackingToken start, AtomicBoolean done) {
        var random = random(-1);
        var position = start;
        while (true) {
            boolean last = done.get();
            var page = log.read(position);
            live.addAll(page.eventIds());
            position = page.position();
            if (page.eventIds().isEmpty() && last) {
                return null;
            }
            if (random.nextInt(100) < load.pausePercent()) {
                restarts++;
                pause(random);
            }
        }
    }

    private Void write(RandomGenerator random) {
        for (int t = 0; t < load.transactions(); t++) {
            boolean keep = random.nextInt(100) >= load.rollbackPercent();
            boolean slow = random.nextInt(100) < load.pausePercent();
            var ids = new ArrayList<String>();
            var write = log.begin();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                var id = new UUID(random.nextLong(), random.nextLong()).toString();
                write.append(id);
                ids.add(id);
                if (slow && i == 1) {
                    pause(random);
                }
            }
            if (keep) {
                write.commit();
                committed.addAll(ids);
            } else {
                write.rollback();
            }
        }
        return null;
    }

    private void pause(RandomGenerator random) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1, load.longestPauseMillis() + 1)));
    }

    /** Two runs on one log need two seeds: event ids come from it. */
    private RandomGenerator random(int thread) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000 + thread);
    }
}
