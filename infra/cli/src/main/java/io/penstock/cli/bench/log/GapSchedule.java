package io.penstock.cli.bench.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The gap test on one engine. */
final class GapSchedule {

    private static final int WRITERS = 4;
    private static final long SEED = 20260729;
    private static final Duration BEFORE_THE_LATE_READER_LEAVES = Duration.ofSeconds(3);

    private final TestedEngine engine;
    private final Duration length;
    private final Duration open;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Collection<String> committed = new ConcurrentLinkedQueue<>();
    private final List<String> steady = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    GapSchedule(TestedEngine engine, Duration length, Duration open) {
        this.engine = engine;
        this.length = length;
        this.open = open;
    }

    void start() {
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            begin("writer-" + writer, () -> write(new SplittableRandom(SEED + number)));
        }
        begin("slow-writer", this::writeSlowly);
        begin("reader-steady", () -> read(steady, false));
        begin("reader-late", () -> read(late, true));
    }

    /** Waits for the end and compares. */
    Map<String, Object> result() {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
            end.countDown();
            for (Thread each : threads) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the gap test of " + engine.name() + " failed", failure.get());
        }
        var replay = engine.read(null, _ -> {}).ids();
        var result = new LinkedHashMap<String, Object>();
        var name = "gap, " + engine.name();
        result.put(name + ": committed", committed.size());
        result.put(name + ": replayed", replay.size());
        compare(name + ", reader that ran on", steady, replay, result);
        compare(name + ", reader that came late", late, replay, result);
        return result;
    }

    private void compare(String reader, List<String> live, List<String> replay, Map<String, Object> result) {
        Set<String> met = new HashSet<>(live);
        result.put(
                reader + ": skipped",
                committed.stream().filter(id -> !met.contains(id)).count());
        var wanted = replay.stream().filter(met::contains).toList();
        var seen = List.copyOf(new LinkedHashSet<>(live));
        long moved = 0;
        for (int place = 0; place < Math.min(wanted.size(), seen.size()); place++) {
            if (!wanted.get(place).equals(seen.get(place))) {
                moved++;
            }
        }
        result.put(reader + ": places that differ from the replay", moved);
    }

    private void write(SplittableRandom random) throws InterruptedException {
        while (!end.await(20 + random.nextInt(60), TimeUnit.MILLISECONDS)) {
            int events = random.nextInt(1, 6);
            long pause = random.nextInt(50) == 0 ? random.nextInt(300) : 0;
            boolean rollBack = random.nextInt(20) == 0;
            committed.addAll(engine.append(events, pause, rollBack));
        }
    }

    /** Takes its index early and commits when Axon has stopped waiting for it. */
    private void writeSlowly() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(BEFORE_THE_LATE_READER_LEAVES.plusSeconds(1).toNanos());
        committed.addAll(engine.append(1, open.toMillis(), false));
    }

    /** The late one is away while the slow transaction begins, and back before it ends. */
    private void read(List<String> met, boolean leaves) throws InterruptedException {
        TrackingToken token = null;
        long begin = System.nanoTime();
        boolean left = false;
        while (!end.await(50, TimeUnit.MILLISECONDS)) {
            token = more(token, met);
            if (leaves && !left && System.nanoTime() - begin > BEFORE_THE_LATE_READER_LEAVES.toNanos()) {
                left = true;
                TimeUnit.NANOSECONDS.sleep(open.minusSeconds(3).toNanos());
            }
        }
        // What the last writers committed.
        for (int last = 0; last < 40; last++) {
            TimeUnit.MILLISECONDS.sleep(50);
            token = more(token, met);
        }
    }

    private @Nullable TrackingToken more(@Nullable TrackingToken token, List<String> met) {
        return engine.read(token, met::add).token();
    }

    private void begin(String name, Work work) {
        threads.add(Thread.ofPlatform()
                .daemon()
                .name(engine.name() + " " + name)
                .start(() -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        failure.set(e);
                    }
                }));
    }

    /** Work that waits now and then. */
    @FunctionalInterface
    private interface Work {

        void run() throws InterruptedException;
    }
}
