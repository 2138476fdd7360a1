package io.penstock.platform.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes the readers of this process when the log's readable head moves. One small query for all readers, instead of one
 * each. It looks when it is poked, and by itself every now and then: a poke that is lost costs time only.
 */
public final class LogPulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogPulse.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofMillis(1);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(2);

    private final EventLog log;
    private final Duration interval;
    private final Duration idleInterval;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean poked = new AtomicBoolean();
    private volatile HorizonToken head = HorizonToken.START;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** Looks every {@code interval}, also when nothing happens for long. */
    public LogPulse(EventLog log, Duration interval) {
        this(log, interval, interval);
    }

    /**
     * Does nothing before the start.
     *
     * @param interval between two looks, unless it is poked
     * @param idleInterval the same when nothing has happened for a minute
     */
    public LogPulse(EventLog log, Duration interval, Duration idleInterval) {
        this.log = log;
        this.interval = interval;
        this.idleInterval = idleInterval;
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

    /** Somebody has just committed events. Returns at once. */
    public void poke() {
        poked.set(true);
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
        long lastSign = System.nanoTime();
        long retry = interval.toNanos();
        while (running) {
            boolean told = poked.getAndSet(false);
            boolean moved = look();
            long now = System.nanoTime();
            if (told || moved) {
                lastSign = now;
            }
            // What was committed may still stand behind an older transaction: look again soon, then less often.
            retry = told && !moved ? FIRST_RETRY.toNanos() : 2 * retry;
            long usual = (now - lastSign < QUIET.toNanos() ? interval : idleInterval).toNanos();
            retry = Math.min(retry, usual);
            rest(now);
            if (!poked.get()) {
                LockSupport.parkNanos(moved ? usual : retry);
            }
        }
    }

    /** Under load each commit pokes, and looking after each would cost more than it brings. */
    private void rest(long lookedAt) {
        long left = LEAST_PAUSE.toNanos();
        while (running && left > 0) {
            LockSupport.parkNanos(left);
            left = LEAST_PAUSE.toNanos() - (System.nanoTime() - lookedAt);
        }
    }

    private boolean look() {
        try {
            var now = log.head();
            if (now.compareTo(head) <= 0) {
                return false;
            }
            synchronized (this) {
                head = now;
                notifyAll();
            }
            listeners.forEach(Runnable::run);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("cannot read the head of the log, trying again: {}", e.getMessage());
            return false;
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
