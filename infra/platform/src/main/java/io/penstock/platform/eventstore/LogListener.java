package io.penstock.platform.eventstore;

import io.penstock.platform.instance.Instance;
import io.penstock.platform.start.Retry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The session of this process: carries its sign of life, and hears of events that other processes have committed. A
 * session that is lost is replaced; what was not heard meanwhile is found by the next look at the log.
 */
public final class LogListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);
    private static final int LISTEN_MILLIS = 5_000;

    private final DataSource sessions;
    private final Instance instance;
    private final Runnable onNewEvents;
    private volatile boolean running;
    private volatile @Nullable Connection session;

    /**
     * Does nothing before the start.
     *
     * @param sessions gives sessions outside the pool
     * @param onNewEvents called when another process has told of events, and after each new session
     */
    public LogListener(DataSource sessions, Instance instance, Runnable onNewEvents) {
        this.sessions = sessions;
        this.instance = instance;
        this.onNewEvents = onNewEvents;
    }

    private void run() {
        var retry = new Retry();
        while (running) {
            try {
                listen(session == null ? open() : session);
                retry.reset();
            } catch (SQLException e) {
                close();
                if (!running) {
                    return;
                }
                LOG.warn("the session of {} was lost and is opened again: {}", instance.id(), e.getMessage());
                try {
                    Thread.sleep(retry.pause());
                } catch (InterruptedException _) {
                    return;
                }
            }
        }
    }

    private Connection open() throws SQLException {
        var opened = sessions.getConnection();
        try (var statement = opened.createStatement()) {
            instance.enter(opened);
            statement.execute("listen " + LogNotifier.CHANNEL);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        session = opened;
        onNewEvents.run();
        return opened;
    }

    private void listen(Connection opened) throws SQLException {
        var heard = opened.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        if (heard.length == 0) {
            // Silence looks like a broken line: ask.
            try (var statement = opened.createStatement()) {
                statement.execute("select 1");
            }
        }
        for (var each : heard) {
            if (!each.getParameter().equals(instance.id())) {
                onNewEvents.run();
                return;
            }
        }
    }

    private void close() {
        var open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("a lost session does not close: {}", e.getMessage());
            }
        }
    }

    /**
     * Opens the session before it returns: nothing is claimed without a sign of life.
     *
     * @throws IllegalStateException if the database gives no session
     */
    @Override
    public synchronized void start() {
        running = true;
        try {
            open();
        } catch (SQLException e) {
            throw new IllegalStateException("no session for " + instance.id() + ": " + e.getMessage(), e);
        }
        Thread.ofPlatform().daemon().name("log-listener").start(this::run);
    }

    /** The sign of life ends with the session. */
    @Override
    public synchronized void stop() {
        running = false;
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that claims work, and stopped after it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
