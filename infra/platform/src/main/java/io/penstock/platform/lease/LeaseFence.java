package io.penstock.platform.lease;

import io.penstock.platform.eventstore.AppendGuard;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Lets a worker's transaction commit only if its lease is still the newest. The row stays locked until the end of the
 * commit, so the lease cannot pass on in between; the lock is a key share, which neither renewals nor wishes wait for.
 *
 * <p>This covers every transaction on the worker's thread: positions, inbox rows, and the events of commands it sends.
 */
final class LeaseFence implements TransactionExecutionListener {

    static final ScopedValue<Lease> CURRENT = ScopedValue.newInstance();

    private final JdbcTemplate jdbc;

    private static final String NEWEST = "select 1 from worker_lease where name = ? and epoch = ? for key share";

    LeaseFence(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (CURRENT.isBound() && !transaction.isReadOnly()) {
            check(CURRENT.get());
        }
    }

    /** The same for a statement that stores events and is a transaction by itself. */
    static AppendGuard guard(Lease lease) {
        return new AppendGuard(NEWEST, List.of(lease.name(), lease.epoch()), () -> lost(lease));
    }

    private void check(Lease lease) {
        if (jdbc.queryForList(NEWEST, Integer.class, lease.name(), lease.epoch())
                .isEmpty()) {
            throw lost(lease);
        }
    }

    private static LeaseLostException lost(Lease lease) {
        lease.end();
        return new LeaseLostException(lease + " has passed to another instance: nothing is committed");
    }
}
