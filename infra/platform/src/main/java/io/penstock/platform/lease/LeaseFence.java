package io.penstock.platform.lease;

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

    LeaseFence(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (CURRENT.isBound() && !transaction.isReadOnly()) {
            check(CURRENT.get());
        }
    }

    private void check(Lease lease) {
        var found = jdbc.queryForList(
                "select 1 from worker_lease where name = ? and epoch = ? for key share",
                Integer.class,
                lease.name(),
                lease.epoch());
        if (found.isEmpty()) {
            lease.end();
            throw new LeaseLostException(lease + " has passed to another instance: nothing is committed");
        }
    }
}
