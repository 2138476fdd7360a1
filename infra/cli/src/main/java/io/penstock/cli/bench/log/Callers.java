package io.penstock.cli.bench.log;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/** Threads that do the same thing again and again for some seconds. */
final class Callers {

    private static final long NANOSECONDS = 1_500_000_000L;

    private Callers() {}

    /**
     * Works.
     *
     * @param work given the number of the caller, from 0
     * @return how often all callers together did it in a second
     */
    static double rate(int callers, IntConsumer work) {
        var done = new LongAdder();
        var failure = new AtomicReference<Throwable>();
        long begin = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int caller = 0; caller < callers; caller++) {
            int number = caller;
            threads.add(Thread.ofPlatform().daemon().name("caller-" + caller).start(() -> {
                try {
                    while (System.nanoTime() - begin < NANOSECONDS && failure.get() == null) {
                        work.accept(number);
                        done.increment();
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            }));
        }
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a caller failed", failure.get());
        }
        return done.sum() / ((System.nanoTime() - begin) / 1e9);
    }
}
