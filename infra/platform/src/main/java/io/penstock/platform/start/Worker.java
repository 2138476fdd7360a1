package io.penstock.platform.start;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread that works until the service stops. A failure is logged and the work begun again after a growing pause;
 * nothing that was to be done is passed over.
 */
public abstract class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private final Retry retry = new Retry();
    private volatile @Nullable String failure;

    protected Worker(String name) {
        this.name = name;
    }

    /** Works until {@link #active()} is false or something fails. Called again after a failure. */
    protected abstract void work() throws Exception;

    protected final boolean active() {
        return stopped.getCount() > 0;
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
        return thread != null && active();
    }

    /** After the processors and the web server have their beans, and stopped before them. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 10_000;
    }

    private void report(Exception e) {
        var text = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (text.equals(failure)) {
            LOG.warn("{} failed again: {}", name, text);
        } else {
            LOG.warn("{} failed and tries again: {}", name, text, e);
        }
        failure = text;
    }

    private void loop() {
        while (active()) {
            try {
                work();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (!active()) {
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
}
