package io.penstock.platform.inbox;

import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.WorkerGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One consumer for each listener of the service, so that one that fails does not hold up the others. */
public final class InboxConsumers extends WorkerGroup {

    private final List<MessageConsumer> consumers;

    /**
     * Consumers for all listeners.
     *
     * @param attempts of a message that fails for no passing reason, before it is parked
     * @throws IllegalStateException if two listeners have one name
     */
    public InboxConsumers(
            Leases leases,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            List<IntegrationListener> listeners,
            List<IntegrationCommandListener> commandListeners,
            String service,
            String kafka,
            int attempts) {
        var inbox = new Inbox(jdbc, transaction);
        var made = new ArrayList<MessageConsumer>();
        for (IntegrationListener each : listeners) {
            var handling = new MessageHandling(each.consumer(), inbox, inbox.once(each), jdbc, attempts);
            made.add(new MessageConsumer(leases, service, kafka, each.consumer(), each.topics(), handling));
        }
        for (IntegrationCommandListener each : commandListeners) {
            var handling = new MessageHandling(each.consumer(), inbox, inbox.atLeastOnce(each), jdbc, attempts);
            made.add(new MessageConsumer(leases, service, kafka, each.consumer(), each.topics(), handling));
        }
        this(made);
    }

    private InboxConsumers(List<MessageConsumer> consumers) {
        super(consumers);
        this.consumers = consumers;
    }

    /**
     * How far a consumer of this instance is behind.
     *
     * @param lag records in its topics that it has not handled; empty if another instance reads them
     * @param passedOver records of types unknown to this build, since the start of the process
     */
    public record Progress(String consumer, OptionalLong lag, long passedOver) {}

    public List<Progress> progress() {
        return consumers.stream()
                .map(each -> new Progress(each.consumer(), each.lag(), each.passedOver()))
                .toList();
    }
}
