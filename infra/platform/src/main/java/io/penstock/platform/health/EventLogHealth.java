package io.penstock.platform.health;

import io.penstock.platform.eventstore.EventLog.Lag;
import io.penstock.platform.health.LogThresholds.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the transaction horizon moves, and who is behind. A transaction that stays open delays every reader of the
 * log, so its age and the application that holds it are what an operator needs to see. Figures and thresholds:
 * {@code docs/architecture/event-log.md}.
 */
public final class EventLogHealth implements HealthIndicator {

    /** Somebody must act, but nothing is lost and commands are still taken: no reason to take the instance away. */
    public static final Status ALARM = new Status("ALARM");

    private final LogWatch watch;
    private final LogThresholds thresholds;

    public EventLogHealth(LogWatch watch, LogThresholds thresholds) {
        this.watch = watch;
        this.thresholds = thresholds;
    }

    @Override
    public Health health() {
        var sample = watch.sample();
        var horizon = thresholds.of(sample.horizonSeconds());
        var health = horizon == Level.ALARM || sample.prepared() > 0 ? Health.status(ALARM) : Health.up();
        health.withDetail("horizon", horizon).withDetail("horizonAgeMillis", (long) (1_000 * sample.horizonSeconds()));
        var holder = sample.holder();
        if (holder != null) {
            health.withDetail("heldBy", holder.application()).withDetail("heldByPid", holder.pid());
        }
        var projections = new LinkedHashMap<String, Object>();
        sample.projections().forEach((name, lag) -> projections.put(name, show(lag, thresholds.of(lag.seconds()))));
        return health.withDetail("preparedTransactions", sample.prepared())
                .withDetail("projections", projections)
                .withDetail(
                        "journal",
                        show(
                                sample.journal(),
                                thresholds.ofJournal(sample.journal().seconds())))
                .build();
    }

    private static Map<String, Object> show(Lag lag, Level level) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("level", level);
        shown.put("lagMillis", (long) (1_000 * lag.seconds()));
        shown.put("lagEvents", lag.events());
        return shown;
    }
}
