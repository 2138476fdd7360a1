package io.penstock.projection;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs numbered tasks on a fixed number of platform threads, the caller's among them. A task writes only to its own
 * place, so which thread takes which task changes no result; sums over tasks are made afterwards, in the order of
 * their numbers.
 *
 * <p>The other threads are kept for a few seconds. A pass over a large pool takes ten milliseconds; a thread that is
 * started for it began up to two of them late, because the caller still held the second core.
 */
public final class FixedTasks {

    private static final long KEPT_SECONDS = 5;

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Never queues: a run inside a task of another run gets threads of its own. */
    private static final ExecutorService HELPERS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), FixedTasks::helper);

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
        var done = new CountDownLatch(workers - 1);
        Runnable worker = () -> {
            try {
                var own = scratch.get();
                for (int number = next.getAndIncrement();
                        number < count && failure.get() == null;
                        number = next.getAndIncrement()) {
                    task.run(number, own);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        for (int helper = 1; helper < workers; helper++) {
            HELPERS.execute(() -> {
                worker.run();
                done.countDown();
            });
        }
        worker.run();
        await(done);
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("a task of the projection failed", e);
        }
    }

    private static Thread helper(Runnable work) {
        return Thread.ofPlatform()
                .name("projection-" + NAMES.getAndIncrement())
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(work);
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
