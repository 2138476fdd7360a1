package io.penstock.platform.health;

import io.penstock.platform.inbox.InboxConsumers;
import io.penstock.platform.process.Reactions;
import io.penstock.platform.start.Worker;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether each projection, reaction, consumer and worker is at work, and which projections lag behind. */
public final class WorkersHealth implements HealthIndicator {

    private final List<Worker> workers;
    private final InboxConsumers inbox;
    private final Reactions reactions;
    private final EventProcessingConfiguration processing;

    public WorkersHealth(
            List<Worker> workers, InboxConsumers inbox, Reactions reactions, EventProcessingConfiguration processing) {
        this.workers = List.copyOf(workers);
        this.inbox = inbox;
        this.reactions = reactions;
        this.processing = processing;
    }

    @Override
    public Health health() {
        var failures = new ArrayList<String>();
        for (Worker each : workers) {
            if (each.failure() != null) {
                failures.add(each.name() + ": " + each.failure());
            }
        }
        failures.addAll(inbox.failures());
        failures.addAll(reactions.failures());
        var behind = new ArrayList<String>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                for (var status : streaming.processingStatus().values()) {
                    if (status.isErrorState()) {
                        failures.add("projection " + name + ": " + status.getError());
                    } else if (!status.isCaughtUp()) {
                        behind.add(name);
                    }
                }
            }
        });
        return (failures.isEmpty() ? Health.up() : Health.down())
                .withDetail("failures", failures)
                .withDetail("projectionsBehind", behind)
                .build();
    }
}
