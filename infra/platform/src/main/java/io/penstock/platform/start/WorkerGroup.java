package io.penstock.platform.start;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;

/** Workers of one kind that start, stop and are looked at together; one that fails does not hold up the others. */
public abstract class WorkerGroup implements SmartLifecycle {

    private final List<? extends Worker> workers;
    private volatile boolean running;

    /** @throws IllegalStateException if two workers have one name */
    protected WorkerGroup(List<? extends Worker> workers) {
        this.workers = List.copyOf(workers);
        var names = new HashSet<String>();
        for (Worker each : workers) {
            if (!names.add(each.name())) {
                throw new IllegalStateException("two workers are named " + each.name());
            }
        }
    }

    /** For health, metrics and tests. */
    public final List<? extends Worker> workers() {
        return workers;
    }

    /** Failures of the moment, one text a worker that is failing. */
    public final List<String> failures() {
        return workers.stream()
                .filter(each -> each.failure() != null)
                .map(each -> each.name() + ": " + Objects.requireNonNull(each.failure()))
                .toList();
    }

    @Override
    public final void start() {
        running = true;
        workers.forEach(Worker::start);
    }

    @Override
    public final void stop() {
        running = false;
        workers.parallelStream().forEach(Worker::stop);
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 10_000;
    }
}
