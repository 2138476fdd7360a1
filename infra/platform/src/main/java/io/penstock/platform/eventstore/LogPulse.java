package io.penstock.platform.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes the readers of this process when the log's readable head moves. One small query for all readers, instead of one
 * each. A wake-up that is lost costs time only: readers also look by themselves.
 */
public final class LogPulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogPulse.class);

    private final EventLog log;
    private final Duration interval;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile HorizonToken head = HorizonToken.START;
    private volatile boolean running;
    private @Nullable Thread thread;

    public LogPulse(EventLog log, Duration interval) {
        this.log = log;
        this.interval = interval;
    }

    /** The newest readable position as last seen. */
    public HorizonToken head() {
        return head;
    }

    public void register(Runnable onNewEvents) {
        listeners.add(onNewEvents);
    }

    public void unregister(Runnable onNewEvents) {
        listeners.remove(onNewEvents);
    }

    /** A transaction of this process has just committed events. */
    public void poke() {
        LockSupport.unpark(thread);
    }

    /** Waits until the head is beyond the position, or the time is over. */
    public void await(HorizonToken position, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (this) {
            while (head.compareTo(position) <= 0) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        }
    }

    private void run() {
        while (running) {
            try {
                var now = log.head();
                if (now.compareTo(head) > 0) {
                    synchronized (this) {
                        head = now;
                        notifyAll();
                    }
                    listeners.forEach(Runnable::run);
                }
            } catch (RuntimeException e) {
                LOG.warn("cannot read the head of the log, trying again: {}", e.getMessage());
            }
            LockSupport.parkNanos(interval.toNanos());
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("log-pulse").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        LockSupport.unpark(thread);
        notifyAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
