package io.penstock.platform.rest;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores progress at most four times a second: a row for each loan would cost more than the loan. */
final class StoredProgress implements OperationProgress {

    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private final JdbcTemplate jdbc;
    private final String id;
    private long last = System.nanoTime() - PAUSE;

    StoredProgress(JdbcTemplate jdbc, String id) {
        this.jdbc = jdbc;
        this.id = id;
    }

    @Override
    public void report(long done, long total, String unit) {
        if (System.nanoTime() - last >= PAUSE || (total > 0 && done == total)) {
            last = System.nanoTime();
            jdbc.update(
                    "update operation set done = ?, total = ?, unit = ?, changed_at = now() where id = ?",
                    done,
                    total,
                    unit,
                    id);
        }
    }
}
