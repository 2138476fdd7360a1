package io.penstock.platform.lease;

import io.penstock.platform.start.Worker;
import io.penstock.platform.test.TestDatabase;
import java.util.concurrent.CountDownLatch;

/** Writes rows {@code epoch/number} without a pause, so that whenever it is stopped, it is about to commit. */
final class CountingWorker extends Worker {

    private final TestDatabase database;

    CountingWorker(String name, TestDatabase database, Leases leases) {
        super(name, leases);
        this.database = database;
    }

    @Override
    protected void work() {
        long epoch = database.jdbc()
                .queryForList("select epoch from worker_lease where name = ?", Long.class, name())
                .getFirst();
        for (int number = 0; active(); number++) {
            var row = epoch + "/" + number;
            fenced(() -> database.jdbc().update("insert into inbox (consumer, message_id) values (?, ?)", name(), row));
        }
    }

    /**
     * Counts in a process of its own until it is killed.
     *
     * @param args database, role, name of the worker
     */
    public static void main(String[] args) throws InterruptedException {
        try (var database = new TestDatabase(args[0], args[1])) {
            var worker = new CountingWorker(args[2], database, database.leases("issuance"));
            worker.start();
            new CountDownLatch(1).await();
        }
    }
}
