package io.penstock.projection;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs numbered tasks on a fixed number of platform threads. A task writes only to its own place, so which thread
 * takes which task changes no result; sums over tasks are made afterwards, in the order of their numbers.
 */
public final class FixedTasks {

    private FixedTasks() {}

    /** A task that may use the scratch of its thread. */
    @FunctionalInterface
    public interface Task<S> {
        void run(int number, S scratch);
    }

    /** Runs tasks 0 to {@code count − 1}; returns when all are done, or throws what one of them threw. */
    public static <S> void run(int count, int threads, Supplier<S> scratch, Task<S> task) {
        int workers = Math.min(threads, count);
        if (workers <= 1) {
            var own = scratch.get();
            for (int number = 0; number < count; number++) {
                task.run(number, own);
            }
            return;
        }
        var next = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        var done = new CountDownLatch(workers);
        for (int worker = 0; worker < workers; worker++) {
            Thread.ofPlatform().name("projection-" + worker).daemon().start(() -> {
                try {
                    var own = scratch.get();
                    for (int number = next.getAndIncrement();
                            number < count && failure.get() == null;
                            number = next.getAndIncrement()) {
                        task.run(number, own);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        await(done);
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("a task of the projection failed", e);
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while projecting", e);
        }
    }
}
