package io.penstock.platform.lease;

import io.penstock.platform.eventstore.AppendGuard;
import io.penstock.platform.instance.Instance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The leases of this instance: one thread keeps them, takes free ones that workers wait for, and gives some away to an
 * instance that has fewer. Why leases, sessions and epochs: {@code docs/decisions/0023}.
 */
public final class Leases implements SmartLifecycle {

    /** Beyond this a silent instance is taken for paused, and its work goes to others. */
    public static final Duration TIME = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration RENEW = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final DataSource database;
    private final TransactionTemplate transaction;
    private final String instance;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Map<String, Boolean> wanted = new ConcurrentHashMap<>();
    private final Object keeping = new Object();
    private @Nullable LeaseTable table;
    private @Nullable Thread keeper;
    private long renewed;
    private volatile boolean running;
    private volatile long goodUntil = System.nanoTime();
    private volatile @Nullable String failure;

    /**
     * Fences the transaction manager at once: see {@link LeaseFence}.
     *
     * @param instance this process, under whose name leases are held
     */
    public Leases(DataSource database, PlatformTransactionManager transactions, Instance instance) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.instance = instance.id();
        var manager = (ConfigurableTransactionManager) transactions;
        if (manager.getTransactionExecutionListeners().stream().noneMatch(LeaseFence.class::isInstance)) {
            manager.addListener(new LeaseFence(new JdbcTemplate(database)));
        }
    }

    /** This process among the instances of the service. */
    public String instance() {
        return instance;
    }

    /** What keeps this instance from holding leases at the moment. */
    public @Nullable String failure() {
        return failure;
    }

    /** The worker's lease if it is here. */
    public @Nullable Lease held(String name) {
        return held.get(name);
    }

    /**
     * Waits until the worker of this name is this instance's.
     *
     * @param goOn asked again and again; false ends the waiting
     * @return null only if the waiting was ended
     */
    public @Nullable Lease await(String name, BooleanSupplier goOn) throws InterruptedException {
        wanted.put(name, true);
        try {
            while (goOn.getAsBoolean()) {
                var lease = held.get(name);
                if (lease != null && lease.held()) {
                    return lease;
                }
                if (lease != null && lease.ended()) {
                    release(lease); // another instance asked for it before this worker woke up: nobody else gives it
                    // back
                }
                synchronized (held) {
                    held.wait(LOOK.toMillis());
                }
            }
            var unused = held.get(name);
            if (unused != null) {
                release(unused);
            }
            return null;
        } finally {
            wanted.remove(name);
        }
    }

    /** Runs the work as the holder: each transaction of this thread commits only while the lease is the newest. */
    public void as(Lease lease, Work work) throws Exception {
        ScopedValue.where(LeaseFence.CURRENT, lease).call(() -> {
            work.run();
            return null;
        });
    }

    /** What must hold when this thread stores events; empty if it works under no lease. */
    public static Optional<AppendGuard> guard() {
        return LeaseFence.CURRENT.isBound()
                ? Optional.of(LeaseFence.guard(LeaseFence.CURRENT.get()))
                : Optional.empty();
    }

    /** What a holder does. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** One transaction for a write that would else be a statement alone, so that it is fenced too. Gives what it gives. */
    public int write(IntSupplier statements) {
        var changed = transaction.execute(_ -> statements.getAsInt());
        return changed == null ? 0 : changed;
    }

    /** Gives the lease back, so that another instance can go on at once. */
    public void release(Lease lease) {
        lease.end();
        held.remove(lease.name(), lease);
        synchronized (keeping) {
            if (table != null) {
                try {
                    table.give(lease);
                } catch (RuntimeException e) {
                    LOG.debug("cannot give back {}: it ends with this instance's time", lease, e);
                }
            }
        }
    }

    @Override
    public void start() {
        running = true;
        keeper = Thread.ofPlatform().daemon().name("leases").start(this::keep);
    }

    /** Workers have given theirs back before; this lets the others see at once that the instance is gone. */
    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(keeper);
        synchronized (keeping) {
            if (table != null) {
                try {
                    table.leave();
                } catch (RuntimeException e) {
                    LOG.debug("cannot say goodbye: the end of the session does", e);
                }
                close();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before all workers, and stopped after them. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 20_000;
    }

    private void keep() {
        while (running) {
            synchronized (keeping) {
                try {
                    round();
                    failure = null;
                } catch (RuntimeException | SQLException e) {
                    if (failure == null && running) {
                        LOG.warn("cannot keep leases, trying again: {}", e.getMessage());
                    }
                    failure = "leases: " + e.getMessage();
                    close();
                }
            }
            synchronized (held) {
                held.notifyAll();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void round() throws SQLException {
        if (!running) {
            return;
        }
        if (table == null) {
            table = new LeaseTable(database.getConnection(), instance);
            renewed = System.nanoTime() - RENEW.toNanos();
        }
        renew(table);
        var rows = table.look();
        for (LeaseRow row : rows) {
            keepOrLose(row);
        }
        for (String name : wanted.keySet()) {
            rows.stream()
                    .filter(row -> row.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(this::seek, () -> required().add(name));
        }
        LeaseShare.wish(instance, wanted.keySet(), rows).ifPresent(this::wish);
    }

    /** The own clock starts before the server's, so this instance always stops before others may begin. */
    private void renew(LeaseTable leases) {
        long now = System.nanoTime();
        if (now - renewed >= RENEW.toNanos()) {
            leases.renew(TIME);
            renewed = now;
            goodUntil = now + TIME.minus(MARGIN).toNanos();
        }
    }

    private void keepOrLose(LeaseRow row) {
        if (instance.equals(row.wantedBy()) && !wanted.containsKey(row.name())) {
            required().wish(row, null);
        }
        var lease = held.get(row.name());
        if (lease == null) {
            return;
        }
        if (!row.isOf(instance) || row.epoch() != lease.epoch()) {
            LOG.info("{} has passed to {}", lease, row.owner());
            lease.end();
            held.remove(lease.name(), lease);
        } else if (row.isWantedByOtherThan(instance)) {
            lease.end(); // the worker stops after its step and gives the lease back
        }
    }

    private void seek(LeaseRow row) {
        // Whoever asked for it takes it at its next look; should it not, its wish ends with its time.
        boolean mine = row.isOf(instance) && !held.containsKey(row.name());
        if ((row.free() && !row.isWantedByOtherThan(instance)) || mine) {
            try {
                required().take(row).ifPresent(epoch -> {
                    LOG.info("{} is here, epoch {}", row.name(), epoch);
                    held.put(row.name(), new Lease(row.name(), epoch, () -> System.nanoTime() - goodUntil < 0));
                });
            } catch (DataAccessException e) {
                LOG.debug("{} is locked by a transaction of {}: trying again", row.name(), row.owner(), e);
            }
        }
    }

    private void wish(LeaseRow row) {
        required().wish(row, instance);
    }

    private LeaseTable required() {
        if (table == null) {
            throw new IllegalStateException("no connection for leases");
        }
        return table;
    }

    private void close() {
        if (table != null) {
            try {
                table.close();
            } catch (SQLException e) {
                LOG.debug("cannot close the connection of leases", e);
            }
            table = null;
        }
    }

    /** Every worker of the service and the instance that has it, for health and operators. */
    public List<Holder> holders() {
        return new JdbcTemplate(database)
                .query(
                        "select name, epoch, owner from worker_lease order by name",
                        (row, _) -> new Holder(
                                row.getString("name"),
                                row.getLong("epoch"),
                                row.getString("owner"),
                                instance.equals(row.getString("owner"))));
    }

    /**
     * Who has a worker.
     *
     * @param owner null while it passes from one to the other
     */
    public record Holder(String name, long epoch, @Nullable String owner, boolean here) {}
}
