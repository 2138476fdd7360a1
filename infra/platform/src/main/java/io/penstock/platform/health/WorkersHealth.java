package io.penstock.platform.health;

import io.penstock.platform.inbox.InboxConsumers;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.process.Reactions;
import io.penstock.platform.start.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether each projection, reaction, consumer and worker is at work, and which projections lag behind. */
public final class WorkersHealth implements HealthIndicator {

    private final Leases leases;
    private final List<Worker> workers;
    private final InboxConsumers inbox;
    private final Reactions reactions;
    private final EventProcessingConfiguration processing;

    public WorkersHealth(
            Leases leases,
            List<Worker> workers,
            InboxConsumers inbox,
            Reactions reactions,
            EventProcessingConfiguration processing) {
        this.leases = leases;
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
        if (leases.failure() != null) {
            failures.add(leases.failure());
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
                .withDetail("elsewhere", elsewhere())
                .withDetail("projectionsBehind", behind)
                .build();
    }

    /** Workers that another instance does at the moment. */
    private List<String> elsewhere() {
        return Stream.of(workers, inbox.workers(), reactions.workers())
                .flatMap(List::stream)
                .filter(each -> !each.here())
                .map(Worker::name)
                .sorted()
                .toList();
    }
}
