package io.penstock.platform.health;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether the transaction horizon moves. A transaction that stays open delays every reader of the log, so its age and
 * the application that holds it are what an operator needs to see.
 */
public final class EventLogHealth implements HealthIndicator {

    private static final long ALARM_MILLIS = 10_000;
    private final JdbcTemplate jdbc;

    public EventLogHealth(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(String application, long millis) {}

    @Override
    public Health health() {
        List<Holder> holders =
                jdbc.query("""
                select coalesce(application_name, '') as application_name,
                    (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint as millis
                from pg_stat_activity where backend_xid is not null
                order by xact_start limit 1
                """, (row, _) -> new Holder(row.getString("application_name"), row.getLong("millis")));
        long age = holders.isEmpty() ? 0 : holders.getFirst().millis();
        var health = age > ALARM_MILLIS ? Health.down() : Health.up();
        health.withDetail("horizonAgeMillis", age);
        if (!holders.isEmpty()) {
            health.withDetail("heldBy", holders.getFirst().application());
        }
        return health.build();
    }
}
