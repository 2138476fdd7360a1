package io.penstock.platform.rest;

import io.penstock.platform.json.PlatformJson;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores progress at most four times a second: a row for each loan would cost more than the loan. */
final class StoredProgress implements OperationProgress {

    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private final JdbcTemplate jdbc;
    private final String id;
    private final Map<String, Long> counts = new TreeMap<>();
    private String measured = "";
    private long first;
    private long begun;
    private long last = System.nanoTime() - PAUSE;

    StoredProgress(JdbcTemplate jdbc, String id) {
        this.jdbc = jdbc;
        this.id = id;
    }

    @Override
    public void also(String unit, long count) {
        counts.put(unit, count);
    }

    @Override
    public void report(long done, long total, String unit) {
        long now = System.nanoTime();
        if (now - last >= PAUSE || (total > 0 && done == total)) {
            last = now;
            if (!unit.equals(measured)) {
                measured = unit;
                first = done;
                begun = now;
            }
            long rate = now == begun ? 0 : (long) ((done - first) * 1e9 / (now - begun));
            var cancelled = jdbc.query(
                    "update operation set done = ?, total = ?, unit = ?, rate = ?, seconds_left = ?, also = ?,"
                            + " changed_at = now() where id = ? returning cancel",
                    (row, _) -> row.getBoolean(1),
                    done,
                    total,
                    unit,
                    rate,
                    rate > 0 && total >= done ? (total - done + rate - 1) / rate : null,
                    PlatformJson.mapper().writeValueAsString(counts),
                    id);
            if (cancelled.contains(true)) {
                throw new OperationCancelledException();
            }
        }
    }
}
