package io.penstock.platform.health;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventLog.Lag;
import io.penstock.platform.eventstore.HorizonToken;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far the readers of the log are behind it, and what holds them back. Asked by health and metrics alike, so one
 * sample serves all for half a second.
 */
public final class LogWatch {

    private static final Duration KEPT = Duration.ofMillis(500);

    // An open transaction that wrote nothing holds nobody back; one with an id holds every reader. Of other roles the
    // server tells this only to members of pg_read_all_stats, which the launcher makes the service's role.
    private static final String HOLDER = """
        select coalesce(application_name, '') as application, pid,
            greatest(extract(epoch from clock_timestamp() - xact_start), 0)::float8 as seconds
        from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
        order by xact_start limit 1
        """;

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Supplier<Map<String, EventProcessor>> processors;
    private @Nullable Sample last;
    private long takenAt;

    public LogWatch(JdbcTemplate jdbc, EventLog log, Supplier<Map<String, EventProcessor>> processors) {
        this.jdbc = jdbc;
        this.log = log;
        this.processors = processors;
    }

    /** Who holds the horizon back, for how long. */
    public record Holder(String application, int pid, double seconds) {}

    /**
     * The state of a moment.
     *
     * @param holder the oldest transaction with an id, if there is one
     * @param prepared transactions that wait for a second phase, which nobody here uses
     * @param projections of those segments that this instance works on, by processor
     */
    public record Sample(@Nullable Holder holder, long prepared, Map<String, Lag> projections, Lag journal) {

        public double horizonSeconds() {
            return holder == null ? 0 : holder.seconds();
        }
    }

    /** At most half a second old. */
    public synchronized Sample sample() {
        long now = System.nanoTime();
        var kept = last;
        if (kept == null || now - takenAt > KEPT.toNanos()) {
            kept = take();
            last = kept;
            takenAt = now;
        }
        return kept;
    }

    private Sample take() {
        var holder = jdbc
                .query(
                        HOLDER,
                        (row, _) ->
                                new Holder(row.getString("application"), row.getInt("pid"), row.getDouble("seconds")))
                .stream()
                .findFirst()
                .orElse(null);
        Long prepared = jdbc.queryForObject("select count(*) from pg_prepared_xacts", Long.class);
        var projections = new TreeMap<String, Lag>();
        processors.get().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                streaming.processingStatus().values().stream()
                        .map(LogWatch::position)
                        .min(HorizonToken::compareTo)
                        .ifPresent(position -> projections.put(name, log.lag(position)));
            }
        });
        return new Sample(holder, prepared == null ? 0 : prepared, projections, log.lag(journal()));
    }

    private static HorizonToken position(EventTrackerStatus status) {
        var token = WrappedToken.unwrapLowerBound(status.getTrackingToken());
        return token instanceof HorizonToken position ? position : HorizonToken.START;
    }

    private HorizonToken journal() {
        return jdbc
                .query(
                        "select log_xid, global_index from journal order by position desc limit 1",
                        (row, _) -> new HorizonToken(row.getLong(1), row.getLong(2)))
                .stream()
                .findFirst()
                .orElse(HorizonToken.START);
    }
}
