package io.penstock.platform.health;

import io.penstock.platform.inbox.DeadLetters;
import io.penstock.platform.inbox.InboxConsumers;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.publish.IntegrationPublisher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far messages are behind, which wait for a person, and which instance does what. Always up: lag passes, and a dead
 * letter is no reason to take the service away from its users; {@code warnings} says what someone should look at.
 */
public final class MessagingHealth implements HealthIndicator {

    private static final double SECONDS_BEHIND = 10;

    private final JdbcTemplate jdbc;
    private final IntegrationPublisher publisher;
    private final InboxConsumers inbox;
    private final DeadLetters letters;
    private final Leases leases;

    public MessagingHealth(
            JdbcTemplate jdbc,
            IntegrationPublisher publisher,
            InboxConsumers inbox,
            DeadLetters letters,
            Leases leases) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.inbox = inbox;
        this.letters = letters;
        this.leases = leases;
    }

    @Override
    public Health health() {
        var warnings = new LinkedHashMap<String, String>();
        var health = Health.up();
        publisher.lag(jdbc).ifPresent(lag -> {
            health.withDetail("publisher", Map.of("eventsBehind", lag.events(), "secondsBehind", lag.seconds()));
            if (lag.seconds() > SECONDS_BEHIND) {
                warnings.put(
                        "publisher",
                        lag.events() + " events are not in Kafka, the oldest since " + Math.round(lag.seconds())
                                + " s");
            }
        });
        var consumers = new LinkedHashMap<String, Object>();
        for (var each : inbox.progress()) {
            var progress = new LinkedHashMap<String, Object>();
            each.lag().ifPresent(lag -> progress.put("messagesBehind", lag));
            progress.put("passedOver", each.passedOver());
            consumers.put(each.consumer(), progress);
        }
        var count = letters.count();
        if (count.failed() > 0) {
            warnings.put(
                    "deadLetters",
                    count.failed() + " messages wait for a decision, " + count.waiting()
                            + " behind them: ./penstock dead-letters list");
        }
        var holders = new LinkedHashMap<String, String>();
        leases.holders().forEach(each -> holders.put(each.name(), each.owner() == null ? "nobody" : each.owner()));
        return health.withDetail("consumers", consumers)
                .withDetail("deadLetters", Map.of("failed", count.failed(), "waiting", count.waiting()))
                .withDetail("instance", leases.instance())
                .withDetail("leases", holders)
                .withDetail("warnings", warnings)
                .build();
    }
}
