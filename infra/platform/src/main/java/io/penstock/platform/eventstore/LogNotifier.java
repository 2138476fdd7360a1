package io.penstock.platform.eventstore;

import io.penstock.platform.instance.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells the other processes on the log's database that there are new events, at most every 10 ms.
 *
 * <p>On a session of its own and never in the transaction that appends: {@code NOTIFY} takes a lock of the whole
 * cluster at the commit and keeps it until the flush, so it would put all appends in one line. What cannot be told is
 * lost, and costs the others the time to their next look.
 */
public final class LogNotifier implements SmartLifecycle {

    static final String CHANNEL = "event_log";
    private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final DataSource sessions;
    private final Instance instance;
    private final AtomicBoolean raised = new AtomicBoolean();
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param sessions gives sessions outside the pool */
    public LogNotifier(DataSource sessions, Instance instance) {
        this.sessions = sessions;
        this.instance = instance;
    }

    /** A transaction of this process has committed events. Returns at once. */
    public void raise() {
        if (raised.compareAndSet(false, true)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (running) {
            try (var session = sessions.getConnection()) {
                tell(session);
            } catch (SQLException e) {
                LOG.warn("cannot tell others of new events, trying again: {}", e.getMessage());
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    private void tell(Connection session) throws SQLException {
        try (var statement = session.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            statement.setString(1, instance.id());
            while (running) {
                if (raised.getAndSet(false)) {
                    statement.execute();
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else {
                    LockSupport.park();
                }
            }
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("log-notifier").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
