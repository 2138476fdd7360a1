package io.penstock.platform.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.penstock.platform.inbox.DeadLetters;
import io.penstock.platform.inbox.InboxConsumers;
import io.penstock.platform.inbox.InboxConsumers.Progress;
import io.penstock.platform.publish.IntegrationPublisher;
import io.penstock.platform.publish.PublishLag;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same figures as {@link MessagingHealth}, for a monitoring system. Not a number means: another instance knows. */
public final class MessagingMetrics implements MeterBinder {

    private final JdbcTemplate jdbc;
    private final IntegrationPublisher publisher;
    private final InboxConsumers inbox;
    private final DeadLetters letters;

    public MessagingMetrics(
            JdbcTemplate jdbc, IntegrationPublisher publisher, InboxConsumers inbox, DeadLetters letters) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.inbox = inbox;
        this.letters = letters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("penstock.publish.lag.events", () -> published(PublishLag::events))
                .register(registry);
        Gauge.builder("penstock.publish.lag.seconds", () -> published(PublishLag::seconds))
                .register(registry);
        Gauge.builder("penstock.deadletters.failed", () -> letters.count().failed())
                .register(registry);
        Gauge.builder("penstock.deadletters.waiting", () -> letters.count().waiting())
                .register(registry);
        for (Progress each : inbox.progress()) {
            var name = each.consumer();
            Gauge.builder("penstock.inbox.lag.messages", () -> consumed(name, MessagingMetrics::lag))
                    .tag("consumer", name)
                    .register(registry);
            FunctionCounter.builder("penstock.inbox.passed.over", inbox, _ -> consumed(name, Progress::passedOver))
                    .tag("consumer", name)
                    .register(registry);
        }
    }

    private double published(ToDoubleFunction<PublishLag> figure) {
        return publisher.lag(jdbc).map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private double consumed(String consumer, ToDoubleFunction<Progress> figure) {
        return inbox.progress().stream()
                .filter(each -> each.consumer().equals(consumer))
                .mapToDouble(figure)
                .sum();
    }

    private static double lag(Progress progress) {
        return progress.lag().isPresent() ? progress.lag().getAsLong() : Double.NaN;
    }
}
