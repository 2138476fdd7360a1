package io.penstock.platform.start;

import io.penstock.platform.lease.Lease;
import io.penstock.platform.lease.LeaseLostException;
import io.penstock.platform.lease.Leases;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread that works until the service stops, in one instance of the service at a time: it begins when its lease is
 * here and commits nothing any more once another instance has it. A failure is logged, the lease given back and the work
 * begun again after a growing pause; nothing that was to be done is passed over.
 */
public abstract class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final Leases leases;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private final Retry retry = new Retry();
    private volatile @Nullable String failure;
    private volatile @Nullable Lease lease;

    /** @param name of the lease too: never change it */
    protected Worker(String name, Leases leases) {
        this.name = name;
        this.leases = leases;
    }

    /**
     * Works until {@link #active()} is false or something fails. Called again after a failure, and when the lease has
     * come back. Must read its position anew each time.
     */
    protected abstract void work() throws Exception;

    /** Whether to go on: the service does not stop, and the lease is here. Ask after each step. */
    protected final boolean active() {
        var mine = lease;
        return !stopping() && mine != null && mine.held();
    }

    /** One transaction for what else would be a statement alone: it commits only while the lease is here. */
    protected final void fenced(Runnable statements) {
        leases.write(() -> {
            statements.run();
            return 0;
        });
    }

    /** Whether the work is done here and not in another instance. */
    public final boolean here() {
        return lease != null;
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    /** Waits, but not beyond the end of the service. */
    protected final void pause(Duration duration) throws InterruptedException {
        stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Call after each step that succeeded. */
    protected final void healthy() {
        failure = null;
        retry.reset();
    }

    /** The last failure, if the work has not succeeded since. */
    public final @Nullable String failure() {
        return failure;
    }

    public final String name() {
        return name;
    }

    @Override
    public final void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    @Override
    public final void stop() {
        stopped.countDown();
        var running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null && !stopping();
    }

    /** After the processors and the web server have their beans, and stopped before them. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 10_000;
    }

    private void report(Exception e) {
        if (e instanceof LeaseLostException) {
            LOG.info("{}: {}", name, e.getMessage());
            return;
        }
        var text = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (text.equals(failure)) {
            LOG.warn("{} failed again: {}", name, text);
        } else {
            LOG.warn("{} failed and tries again: {}", name, text, e);
        }
        failure = text;
    }

    private void loop() {
        while (!stopping()) {
            try {
                workWithLease();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (stopping()) {
                    return;
                }
                report(e);
                try {
                    pause(retry.pause());
                } catch (InterruptedException _) {
                    return;
                }
            }
        }
    }

    private void workWithLease() throws Exception {
        var mine = leases.await(name, () -> !stopping());
        if (mine == null) {
            return;
        }
        lease = mine;
        try {
            leases.as(mine, this::work);
        } finally {
            lease = null;
            leases.release(mine);
        }
    }
}
