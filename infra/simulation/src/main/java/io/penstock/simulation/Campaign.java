package io.penstock.simulation;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Many seeds, one after the other on each thread, until one fails or the time is over. */
public final class Campaign {

    /**
     * What came of it.
     *
     * @param seeds that were run to their end
     * @param cpuNanos of all threads together
     * @param failure of the lowest seed among those that failed
     */
    public record Result(
            long seeds, long steps, long events, long wallNanos, long cpuNanos, Optional<Outcome> failure) {}

    private final Plan template;
    private final long from;
    private final long count;
    private final int threads;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong cpuNanos = new AtomicLong();
    private final ConcurrentLinkedQueue<Outcome> failures = new ConcurrentLinkedQueue<>();

    /**
     * Prepares the runs.
     *
     * @param template whose seed is replaced
     * @param from first seed
     */
    public Campaign(Plan template, long from, long count, int threads) {
        this.template = template;
        this.from = from;
        this.count = count;
        this.threads = threads;
    }

    /**
     * Runs until the seeds are used up, one has failed, or the time is over.
     *
     * @param goesOn is asked before each seed
     * @param progress is told how many seeds are done
     */
    public Result run(BooleanSupplier goesOn, LongConsumer progress) throws InterruptedException {
        long begin = System.nanoTime();
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name("simulation-" + i).start(() -> work(goesOn, progress)));
        }
        for (var worker : workers) {
            worker.join();
        }
        return new Result(
                done.get(),
                steps.get(),
                events.get(),
                System.nanoTime() - begin,
                cpuNanos.get(),
                List.copyOf(failures).stream()
                        .min(Comparator.comparingLong(outcome -> outcome.plan().seed())));
    }

    private void work(BooleanSupplier goesOn, LongConsumer progress) {
        var clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        while (failures.isEmpty() && goesOn.getAsBoolean()) {
            long number = next.getAndIncrement();
            if (number >= count) {
                break;
            }
            var outcome = DealLifeSimulation.run(
                    new Plan(from + number, template.steps(), template.faults(), template.bugs()));
            steps.addAndGet(outcome.steps());
            events.addAndGet(outcome.events());
            outcome.failure().ifPresent(_ -> failures.add(outcome));
            progress.accept(done.incrementAndGet());
        }
        cpuNanos.addAndGet(clock.getCurrentThreadCpuTime() - begin);
    }
}
